"""State plans, notices, programmes, submissions and directives."""

# ruff: noqa: E501  # a paragraph is a line

from __future__ import annotations

from papers.content import Doc, Grid, body

KE_HOACH_TINH = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    number="Số: 128/KH-UBND",
    date="Lâm Sơn, ngày 06 tháng 3 năm 2026",
    type_name="KẾ HOẠCH",
    subject=("Triển khai công tác cải cách hành chính năm 2026",),
    blocks=body(
        """
        Thực hiện Chương trình tổng thể cải cách hành chính nhà nước, Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai công tác cải cách hành chính năm 2026 như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        = 1. Mục đích
        a) Nâng cao chất lượng phục vụ người dân, doanh nghiệp.
        b) Xây dựng nền hành chính chuyên nghiệp, hiện đại.
        = 2. Yêu cầu
        a) Xác định rõ nhiệm vụ, người chịu trách nhiệm và thời hạn hoàn thành.
        b) Gắn cải cách hành chính với chuyển đổi số.
        II. NỘI DUNG, TIẾN ĐỘ
        = 1. Cải cách thủ tục hành chính
        a) Rà soát, đơn giản hóa thủ tục hành chính; hoàn thành trước ngày 30/6/2026.
        b) Công khai thủ tục hành chính trên Cổng Dịch vụ công quốc gia.
        c) Thực hiện tiếp nhận hồ sơ không phụ thuộc địa giới hành chính.
        d) Bố trí nhân lực tại Trung tâm Phục vụ hành chính công các xã, phường.
        đ) Khảo sát mức độ hài lòng của người dân theo quý.
        e) Công bố kết quả khảo sát trên Cổng Thông tin điện tử tỉnh.
        = 2. Cải cách tổ chức bộ máy
        Sắp xếp tổ chức bên trong của các cơ quan bảo đảm tinh gọn, hiệu lực, hiệu quả.
        III. TỔ CHỨC THỰC HIỆN
        1. Sở Nội vụ chủ trì, theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp báo cáo Ủy ban nhân dân tỉnh.
        2. Các sở, ban, ngành, Ủy ban nhân dân các xã, phường xây dựng kế hoạch của cơ quan, đơn vị mình trước ngày 20/3/2026.
        Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Sở Nội vụ để được hướng dẫn./.
        """
    ),
    recipients=(
        "Bộ Nội vụ (để b/c)",
        "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
        "Các sở, ban, ngành",
        "UBND các xã, phường",
        "Lưu: VT, NC (03)",
    ),
    sign=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Phạm Đức Thịnh",
)

THONG_BAO_KET_LUAN = Doc(
    parent=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    issuer=("VĂN PHÒNG",),
    number="Số: 210/TB-VP",
    date="Lâm Sơn, ngày 15 tháng 9 năm 2026",
    type_name="THÔNG BÁO",
    subject=(
        "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh Phạm Đức Thịnh",
        "tại cuộc họp về tiến độ các dự án trọng điểm",
    ),
    blocks=body(
        """
        Ngày 14/9/2026, tại trụ sở Ủy ban nhân dân tỉnh, Phó Chủ tịch Ủy ban nhân dân tỉnh Phạm Đức Thịnh chủ trì cuộc họp về tiến độ các dự án trọng điểm. Sau khi nghe báo cáo của Sở Xây dựng và ý kiến của các đại biểu, Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:
        = 1. Đánh giá chung
        Các chủ đầu tư đã có nhiều cố gắng, khối lượng thực hiện cơ bản đáp ứng yêu cầu. Tuy nhiên, công tác giải phóng mặt bằng ở một số nơi còn chậm.
        = 2. Nhiệm vụ trong thời gian tới
        a) Sở Xây dựng chủ trì, rà soát lại tiến độ từng dự án; báo cáo Ủy ban nhân dân tỉnh trước ngày 25/9/2026.
        b) Ủy ban nhân dân các xã có dự án đi qua hoàn thành việc kiểm đếm trước ngày 10/10/2026.
        c) Sở Tài chính tham mưu bố trí vốn cho các dự án đủ điều kiện.
        Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.
        """
    ),
    recipients=("Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Các Sở: Xây dựng, Tài chính", "Lưu: VT, XD"),
    sign=("TL. CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG TỔNG HỢP"),
    signer="Vũ Thị Lan",
)

THONG_BAO_NGHI_LE = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH HÒA"),
    number="Số: 09/TB-UBND",
    date="Bình Hòa, ngày 02 tháng 02 năm 2026",
    type_name="THÔNG BÁO",
    subject=("Về việc trực cơ quan trong dịp tết Nguyên đán",),
    blocks=body(
        """
        Ủy ban nhân dân phường Bình Hòa thông báo việc trực cơ quan trong dịp tết Nguyên đán như sau:
        1. Các bộ phận bố trí cán bộ, công chức trực bảo đảm giải quyết công việc liên tục.
        2. Thời gian trực: từ 7 giờ 30 phút đến 17 giờ 00 phút hằng ngày.
        3. Khi có việc đột xuất, người trực báo cáo ngay lãnh đạo Ủy ban nhân dân phường qua số điện thoại trực.
        Đề nghị các bộ phận nghiêm túc thực hiện./.
        """
    ),
    recipients=("Đảng ủy, HĐND phường", "Các bộ phận chuyên môn", "Lưu: VT"),
    sign=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Đỗ Mạnh Cường",
)

CHUONG_TRINH = Doc(
    parent=("BỘ NỘI VỤ",),
    issuer=("HỌC VIỆN BỒI DƯỠNG", "CÁN BỘ"),
    number="Số: 33/CTr-HVBD",
    date="Hà Nội, ngày 18 tháng 5 năm 2026",
    type_name="CHƯƠNG TRÌNH",
    subject=("Hội nghị tổng kết công tác bồi dưỡng cán bộ cơ sở",),
    blocks=(
        *body(
            """
            Học viện Bồi dưỡng cán bộ tổ chức Hội nghị tổng kết công tác bồi dưỡng cán bộ cơ sở với chương trình cụ thể như sau:
            """
        ),
        Grid(
            rows=(
                ("Thời gian", "Nội dung", "Người thực hiện"),
                ("7 giờ 30 phút", "Đón tiếp đại biểu", "Ban Tổ chức"),
                ("8 giờ 00 phút", "Khai mạc, giới thiệu đại biểu", "Văn phòng Học viện"),
                ("8 giờ 15 phút", "Báo cáo tổng kết", "Lãnh đạo Học viện"),
                ("9 giờ 00 phút", "Thảo luận", "Các đại biểu"),
                ("11 giờ 00 phút", "Kết luận, bế mạc", "Lãnh đạo Học viện"),
            ),
            widths=(22, 48, 30),
        ),
        *body("Đề nghị các đơn vị được phân công chuẩn bị nội dung bảo đảm chất lượng, đúng thời gian./."),
    ),
    recipients=("Lãnh đạo Học viện", "Các đơn vị thuộc Học viện", "Lưu: VT, ĐT"),
    sign=("Q. GIÁM ĐỐC",),
    signer="Ngô Văn Hải",
)

TO_TRINH = Doc(
    parent=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    issuer=("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
    number="Số: 77/TTr-SNNMT",
    date="Lâm Sơn, ngày 21 tháng 8 năm 2026",
    type_name="TỜ TRÌNH",
    subject=("Về việc phê duyệt Đề án phát triển kinh tế dưới tán rừng",),
    to=("Ủy ban nhân dân tỉnh Lâm Sơn",),
    blocks=body(
        """
        Thực hiện nhiệm vụ được giao tại chương trình công tác năm 2026, Sở Nông nghiệp và Môi trường trình Ủy ban nhân dân tỉnh phê duyệt Đề án phát triển kinh tế dưới tán rừng với các nội dung chính như sau:
        I. SỰ CẦN THIẾT
        Tỉnh có diện tích rừng lớn, điều kiện tự nhiên thuận lợi cho phát triển cây dược liệu. Việc phát triển kinh tế dưới tán rừng góp phần nâng cao thu nhập cho người dân, gắn với bảo vệ rừng.
        II. NỘI DUNG CHÍNH CỦA ĐỀ ÁN
        1. Mục tiêu: đến năm 2030, hình thành 05 vùng trồng dược liệu tập trung.
        2. Nhiệm vụ, giải pháp: hỗ trợ giống, kỹ thuật; liên kết sản xuất với tiêu thụ.
        3. Kinh phí dự kiến: 45,5 tỷ đồng, gồm ngân sách nhà nước và vốn xã hội hóa.
        III. KIẾN NGHỊ
        Kính đề nghị Ủy ban nhân dân tỉnh xem xét, phê duyệt./.
        """
    ),
    recipients=("Như trên", "Sở Tài chính", "Giám đốc, các Phó Giám đốc Sở", "Lưu: VT, KH"),
    sign=("GIÁM ĐỐC",),
    signer="Bùi Thanh Tùng",
)

CHI_THI = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    number="Số: 05/CT-UBND",
    date="Lâm Sơn, ngày 10 tháng 4 năm 2026",
    type_name="CHỈ THỊ",
    subject=("Về việc tăng cường công tác phòng cháy, chữa cháy rừng mùa khô",),
    blocks=body(
        """
        Thời gian qua, công tác phòng cháy, chữa cháy rừng trên địa bàn tỉnh đã được quan tâm chỉ đạo. Tuy nhiên, nắng nóng kéo dài làm tăng nguy cơ cháy rừng. Để chủ động phòng ngừa, Ủy ban nhân dân tỉnh yêu cầu:
        = 1. Sở Nông nghiệp và Môi trường
        a) Tổ chức trực cảnh báo cháy rừng 24/24 giờ.
        b) Hướng dẫn các xã xây dựng phương án chữa cháy tại chỗ.
        = 2. Công an tỉnh
        Kiểm tra, xử lý nghiêm các trường hợp sử dụng lửa trái quy định ở trong rừng và ven rừng.
        = 3. Ủy ban nhân dân các xã, phường
        a) Chịu trách nhiệm về công tác phòng cháy, chữa cháy rừng trên địa bàn.
        b) Tuyên truyền đến từng thôn, bản, hộ gia đình sống gần rừng.
        Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc triển khai thực hiện Chỉ thị này./.
        """
    ),
    recipients=("Thường trực Tỉnh ủy (để b/c)", "Các sở, ban, ngành", "UBND các xã, phường", "Lưu: VT, NN"),
    sign=("CHỦ TỊCH",),
    signer="Trịnh Quang Vinh",
)
