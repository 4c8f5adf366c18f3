"""Minutes, invitations and the like of Party bodies, by Hướng dẫn 05-HD/VPTW."""

# ruff: noqa: E501  # a paragraph is a line

from __future__ import annotations

from papers.content import Doc, body

NEW = "dang-hd05"

TO_TRINH = Doc(
    standard=NEW,
    parent=("ĐẢNG ỦY XÃ AN PHÚC",),
    issuer=("BAN XÂY DỰNG ĐẢNG",),
    number="Số 18-TTr/BXDĐ",
    date="An Phúc, ngày 24 tháng 9 năm 2026",
    type_name="TỜ TRÌNH",
    subject=("về việc công nhận đảng viên chính thức",),
    to_label="Kính trình",
    to=("Ban Thường vụ Đảng ủy xã An Phúc",),
    blocks=body(
        """
        Căn cứ hướng dẫn của cấp trên và đề nghị của Chi bộ thôn Trung, Ban Xây dựng Đảng kính trình Ban Thường vụ Đảng ủy xã xem xét, công nhận đảng viên chính thức đối với đồng chí Vi Thị Thơm.
        Trong thời gian dự bị, đồng chí chấp hành tốt chủ trương của Đảng, hoàn thành nhiệm vụ được giao. Hồ sơ đủ theo quy định.
        Ban Xây dựng Đảng kính trình Ban Thường vụ Đảng ủy xã xem xét, quyết định.
        """
    ),
    recipients=("Như trên", "Lưu Ban Xây dựng Đảng"),
    sign=("TRƯỞNG BAN",),
    signer="Hoàng Văn Ín",
)

BIEN_BAN = Doc(
    standard=NEW,
    parent=("ĐẢNG BỘ XÃ AN PHÚC",),
    issuer=("CHI BỘ THÔN ĐÔNG",),
    number="Số 06-BB/CB",
    type_name="BIÊN BẢN",
    subject=("họp Chi bộ thường kỳ tháng 9 năm 2026",),
    blocks=body(
        """
        Hôm nay, vào 19 giờ 30 phút, ngày 03 tháng 9 năm 2026, tại Nhà văn hóa thôn Đông, Chi bộ thôn Đông tổ chức họp thường kỳ tháng 9 năm 2026.
        Tổng số đảng viên triệu tập 22 đồng chí; có mặt 20 đồng chí; vắng 02 đồng chí (có lý do).
        Chủ trì: đồng chí Lường Văn Tiến, Bí thư Chi bộ.
        Ghi biên bản: đồng chí Cầm Thị Yến.
        @ NỘI DUNG
        1. Đồng chí Bí thư Chi bộ thông qua báo cáo kết quả công tác tháng 8 và dự thảo nghị quyết tháng 9.
        2. Các đồng chí đảng viên thảo luận, nhất trí với dự thảo nghị quyết.
        3. Biểu quyết: 20 đồng chí tán thành, đạt 100% số đảng viên có mặt.
        Cuộc họp kết thúc vào 21 giờ 00 phút cùng ngày.
        """
    ),
    other_sign=("NGƯỜI GHI BIÊN BẢN",),
    other_signer="Cầm Thị Yến",
    sign=("CHỦ TRÌ HỘI NGHỊ",),
    signer="Lường Văn Tiến",
    recipients=("Đảng ủy xã (để báo cáo)", "Lưu Chi bộ"),
)

GIAY_MOI = Doc(
    standard=NEW,
    parent=("TỈNH ỦY LÂM SƠN",),
    issuer=("BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ"),
    number="Số 07-GM/BCĐCĐS",
    date="Lâm Sơn, ngày 21 tháng 10 năm 2026",
    type_name="GIẤY MỜI",
    subject=("dự Hội nghị sơ kết công tác chuyển đổi số",),
    blocks=body(
        """
        Ban Chỉ đạo chuyển đổi số trân trọng kính mời: đồng chí Bí thư Đảng ủy các xã, phường.
        Đến dự: Hội nghị sơ kết công tác chuyển đổi số 9 tháng đầu năm 2026.
        Thời gian: 8 giờ 00 phút, ngày 30/10/2026 (thứ Sáu).
        Địa điểm: Hội trường Tỉnh ủy.
        Chủ trì: đồng chí Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo.
        Đề nghị các đồng chí tham dự đầy đủ, đúng thời gian.
        """
    ),
    recipients=("Như trên", "Thường trực Tỉnh ủy", "Lưu Văn phòng Tỉnh ủy"),
    sign=("T/L BAN CHỈ ĐẠO", "CHÁNH VĂN PHÒNG"),
    signer="Bạch Ngọc Sơn",
)

NGHI_QUYET = Doc(
    standard=NEW,
    parent=("ĐẢNG BỘ TỈNH LÂM SƠN",),
    issuer=("ĐẢNG ỦY", "ĐẶC KHU HÒN NGỌC"),
    number="Số 03-NQ/ĐU",
    date="Hòn Ngọc, ngày 06 tháng 8 năm 2026",
    type_name="NGHỊ QUYẾT",
    subject=("về phát triển kinh tế biển giai đoạn 2026 - 2030",),
    draft="Dự thảo lần 2",
    blocks=body(
        """
        Phần thứ nhất
        # TÌNH HÌNH VÀ NGUYÊN NHÂN
        Kinh tế biển của đặc khu đạt được nhiều kết quả; sản lượng khai thác năm 2025 đạt 12.400 tấn. Tuy nhiên, hạ tầng cảng cá chưa đáp ứng yêu cầu.
        Phần thứ hai
        # QUAN ĐIỂM, MỤC TIÊU, NHIỆM VỤ
        I. QUAN ĐIỂM
        Phát triển kinh tế biển gắn với bảo vệ môi trường và giữ vững quốc phòng - an ninh.
        II. MỤC TIÊU
        Đến năm 2030, thu nhập bình quân đạt 120 triệu đồng/người/năm.
        III. NHIỆM VỤ, GIẢI PHÁP
        1. Đầu tư nâng cấp cảng cá, khu neo đậu tránh trú bão.
        2. Phát triển du lịch sinh thái biển đảo.
        """
    ),
    recipients=("Ban Thường vụ Tỉnh ủy (để báo cáo)", "Các chi bộ trực thuộc", "Lưu VPĐU"),
    sign=("T/M ĐẢNG ỦY", "BÍ THƯ"),
    signer="Trương Hải Đăng",
)
