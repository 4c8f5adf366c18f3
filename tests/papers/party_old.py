"""Party documents from 03/4/2018 to 26/5/2026, by Hướng dẫn 36-HD/VPTW."""

# ruff: noqa: E501  # a paragraph is a line

from __future__ import annotations

from papers.content import Doc, body

OLD = "dang-hd36"

BAO_CAO = Doc(
    standard=OLD,
    parent=("ĐẢNG BỘ TỈNH LÂM SƠN",),
    issuer=("HUYỆN ỦY SƠN HÀ",),
    number="Số 245-BC/HU",
    date="Sơn Hà, ngày 04 tháng 10 năm 2023",
    type_name="BÁO CÁO",
    subject=("công tác xây dựng Đảng quý III năm 2023",),
    blocks=body(
        """
        Ban Thường vụ Huyện ủy báo cáo công tác xây dựng Đảng quý III năm 2023 như sau:
        I- TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN
        = 1- Công tác chính trị tư tưởng
        Các cấp ủy tổ chức học tập, quán triệt nghị quyết của Trung ương cho 98,6% đảng viên; dư luận xã hội được nắm bắt kịp thời.
        = 2- Công tác tổ chức, cán bộ
        Kết nạp 45 đảng viên mới; chuyển chính thức 38 đảng viên.
        = 3- Công tác kiểm tra, giám sát
        Hoàn thành 12 cuộc kiểm tra, giám sát theo kế hoạch.
        II- NHIỆM VỤ TRỌNG TÂM QUÝ IV
        1- Lãnh đạo thực hiện các chỉ tiêu kinh tế - xã hội năm 2023.
        2- Chuẩn bị kiểm điểm tập thể, cá nhân cuối năm.
        """
    ),
    recipients=(
        "Ban Thường vụ Tỉnh ủy (để báo cáo)",
        "Các chi, đảng bộ trực thuộc",
        "Lưu Văn phòng Huyện ủy",
    ),
    sign=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    signer="Quàng Văn Hợi",
)

KE_HOACH = Doc(
    standard=OLD,
    parent=("TỈNH ỦY LÂM SƠN",),
    issuer=("BAN DÂN VẬN",),
    number="Số 31-KH/BDVTU",
    date="Lâm Sơn, ngày 15 tháng 02 năm 2022",
    type_name="KẾ HOẠCH",
    subject=("tổ chức Hội nghị tập huấn công tác dân vận năm 2022",),
    blocks=body(
        """
        Ban Dân vận Tỉnh ủy xây dựng Kế hoạch tổ chức Hội nghị tập huấn công tác dân vận năm 2022 như sau:
        I- MỤC ĐÍCH, YÊU CẦU
        Nâng cao nghiệp vụ cho cán bộ làm công tác dân vận; nội dung tập huấn thiết thực.
        II- THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN
        1- Thời gian: 02 ngày, từ ngày 10/3/2022 đến ngày 11/3/2022.
        2- Địa điểm: Hội trường Trường Chính trị tỉnh.
        3- Thành phần: cán bộ dân vận các huyện, thành phố; tổng số 150 đồng chí.
        III- TỔ CHỨC THỰC HIỆN
        Văn phòng Ban chuẩn bị tài liệu, kinh phí và các điều kiện phục vụ Hội nghị.
        """
    ),
    recipients=(
        "Thường trực Tỉnh ủy (để báo cáo)",
        "Ban Dân vận các huyện ủy, thành ủy",
        "Lưu Ban Dân vận Tỉnh ủy",
    ),
    sign=("TRƯỞNG BAN",),
    signer="Mùa Thị Dua",
)

QUYET_DINH = Doc(
    standard=OLD,
    issuer=("TỈNH ỦY LÂM SƠN",),
    number="Số 512-QĐ/TU",
    date="Lâm Sơn, ngày 26 tháng 11 năm 2021",
    type_name="QUYẾT ĐỊNH",
    subject=("về việc chuẩn y ủy viên Ban Thường vụ Huyện ủy Sơn Hà", "nhiệm kỳ 2020 - 2025"),
    blocks=body(
        """
        ? Căn cứ Điều lệ Đảng Cộng sản Việt Nam;
        ? Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh;
        ? Xét đề nghị của Ban Thường vụ Huyện ủy Sơn Hà và Ban Tổ chức Tỉnh ủy.
        @ BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH
        Điều 1. Chuẩn y đồng chí Lù Văn Cường giữ chức Ủy viên Ban Thường vụ Huyện ủy Sơn Hà, nhiệm kỳ 2020 - 2025.
        Điều 2. Ban Tổ chức Tỉnh ủy, Văn phòng Tỉnh ủy, Ban Thường vụ Huyện ủy Sơn Hà và đồng chí Lù Văn Cường chịu trách nhiệm thi hành Quyết định này.
        """
    ),
    recipients=("Như Điều 2", "Lưu Văn phòng Tỉnh ủy"),
    sign=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
    signer="Kiều Đức Thắng",
)

CONG_VAN = Doc(
    standard=OLD,
    parent=("TỈNH ỦY LÂM SƠN",),
    issuer=("BAN TUYÊN GIÁO",),
    number="Số 880-CV/BTGTU",
    date="Lâm Sơn, ngày 07 tháng 6 năm 2024",
    subject=("Chế độ báo cáo dư luận xã hội",),
    to=("Ban Tuyên giáo các huyện ủy, thành ủy",),
    blocks=body(
        """
        Ban Tuyên giáo Tỉnh ủy đề nghị Ban Tuyên giáo các huyện ủy, thành ủy thực hiện chế độ báo cáo dư luận xã hội như sau:
        1. Báo cáo tuần gửi trước 16 giờ 00 phút ngày thứ Năm hằng tuần.
        2. Báo cáo nhanh khi có vấn đề phát sinh.
        Đề nghị các đồng chí quan tâm thực hiện.
        """
    ),
    recipients=("Như trên", "Lưu Ban Tuyên giáo Tỉnh ủy"),
    sign=("T/L TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"),
    signer="Âu Thị Hoa",
)

THONG_BAO = Doc(
    standard=OLD,
    parent=("ĐẢNG BỘ TỈNH LÂM SƠN",),
    issuer=("ĐẢNG ỦY XÃ BÌNH SƠN",),
    number="Số 12-TB/ĐU",
    date="Bình Sơn, ngày 18 tháng 5 năm 2026",
    type_name="THÔNG BÁO",
    subject=("phân công nhiệm vụ các đồng chí Ủy viên Ban Thường vụ",),
    blocks=body(
        """
        Ban Thường vụ Đảng ủy xã thông báo phân công nhiệm vụ các đồng chí Ủy viên Ban Thường vụ như sau:
        1. Đồng chí Bí thư Đảng ủy: chịu trách nhiệm chung; phụ trách công tác tổ chức, cán bộ.
        2. Đồng chí Phó Bí thư Thường trực: phụ trách công tác dân vận, Mặt trận và các đoàn thể.
        3. Đồng chí Chủ tịch Ủy ban nhân dân xã: phụ trách kinh tế - xã hội, quốc phòng - an ninh.
        Thông báo này thay thế các thông báo trước đây về phân công nhiệm vụ.
        """
    ),
    recipients=("Ban Thường vụ Tỉnh ủy", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"),
    sign=("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    signer="Lầu Thị Chía",
)

HUONG_DAN = Doc(
    standard=OLD,
    parent=("TỈNH ỦY LÂM SƠN",),
    issuer=("ỦY BAN KIỂM TRA",),
    number="Số 05-HD/UBKTTU",
    date="Lâm Sơn, ngày 22 tháng 3 năm 2019",
    type_name="HƯỚNG DẪN",
    subject=("thực hiện chế độ báo cáo công tác kiểm tra, giám sát",),
    blocks=body(
        """
        Ủy ban Kiểm tra Tỉnh ủy hướng dẫn thực hiện chế độ báo cáo công tác kiểm tra, giám sát như sau:
        I- CÁC LOẠI BÁO CÁO
        1. Báo cáo định kỳ gồm báo cáo quý, 6 tháng, năm.
        2. Báo cáo đột xuất theo yêu cầu của Ủy ban Kiểm tra Tỉnh ủy.
        II- THỜI HẠN GỬI BÁO CÁO
        1. Báo cáo quý gửi trước ngày 20 của tháng cuối quý.
        2. Báo cáo năm gửi trước ngày 10 tháng 12.
        """
    ),
    recipients=(
        "Ủy ban Kiểm tra Trung ương (để báo cáo)",
        "Ủy ban kiểm tra các huyện ủy, thành ủy",
        "Lưu Ủy ban Kiểm tra Tỉnh ủy",
    ),
    sign=("T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM"),
    signer="Hoàng Trọng Nghĩa",
)

TO_TRINH = Doc(
    standard=OLD,
    parent=("TỈNH ỦY LÂM SƠN",),
    issuer=("VĂN PHÒNG",),
    number="Số 40-TTr/VPTU",
    date="Lâm Sơn, ngày 11 tháng 9 năm 2025",
    type_name="TỜ TRÌNH",
    subject=("về việc mua sắm trang thiết bị phòng họp trực tuyến",),
    to=("Thường trực Tỉnh ủy",),
    blocks=body(
        """
        Để bảo đảm điều kiện phục vụ các hội nghị trực tuyến, Văn phòng Tỉnh ủy kính trình Thường trực Tỉnh ủy xem xét chủ trương mua sắm trang thiết bị phòng họp với kinh phí dự kiến 1.850 triệu đồng.
        Văn phòng Tỉnh ủy kính trình Thường trực Tỉnh ủy xem xét, cho ý kiến.
        """
    ),
    recipients=("Như trên", "Lưu Văn phòng Tỉnh ủy"),
    sign=("Q. CHÁNH VĂN PHÒNG",),
    signer="Nguyễn Hoài Sơn",
)

CHI_THI = Doc(
    standard=OLD,
    issuer=("THÀNH ỦY LÂM ĐÔ",),
    number="Số 06-CT/TU",
    date="Lâm Đô, ngày 30 tháng 01 năm 2020",
    type_name="CHỈ THỊ",
    subject=("về tăng cường lãnh đạo công tác bảo vệ môi trường",),
    blocks=body(
        """
        Thời gian qua, công tác bảo vệ môi trường trên địa bàn thành phố có nhiều chuyển biến. Tuy nhiên, ý thức của một bộ phận người dân chưa cao. Ban Thường vụ Thành ủy yêu cầu các cấp ủy thực hiện tốt một số nhiệm vụ sau:
        1. Tăng cường tuyên truyền, nâng cao nhận thức về bảo vệ môi trường.
        2. Lãnh đạo xử lý dứt điểm các điểm nóng về rác thải.
        3. Phát huy vai trò giám sát của Mặt trận Tổ quốc và Nhân dân.
        Chỉ thị này phổ biến đến chi bộ.
        """
    ),
    recipients=("Ban Bí thư Trung ương Đảng (để báo cáo)", "Các quận ủy, huyện ủy", "Lưu Văn phòng Thành ủy"),
    sign=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
    signer="Phó Đức Thiện",
)
