"""Party documents since 27/5/2026, by Hướng dẫn 05-HD/VPTW."""

# ruff: noqa: E501  # a paragraph is a line

from __future__ import annotations

from papers.content import Appendix, Doc, Grid, body

NEW = "dang-hd05"

BAO_CAO = Doc(
    standard=NEW,
    parent=("TỈNH ỦY TUYÊN QUANG",),
    issuer=("BAN TUYÊN GIÁO", "VÀ DÂN VẬN"),
    number="Số 127-BC/BTGDVTU",
    date="Tuyên Quang, ngày 05 tháng 10 năm 2026",
    type_name="BÁO CÁO",
    subject=("kết quả công tác dân vận quý III,", "nhiệm vụ trọng tâm quý IV năm 2026"),
    blocks=(
        *body(
            """
            Thực hiện Chương trình công tác năm 2026, Ban Tuyên giáo và Dân vận Tỉnh ủy báo cáo kết quả công tác dân vận quý III, nhiệm vụ trọng tâm quý IV năm 2026 như sau:
            I- TÌNH HÌNH NHÂN DÂN
            Nhân dân các dân tộc trong tỉnh đoàn kết, phấn khởi, tin tưởng vào sự lãnh đạo của Đảng. Đời sống Nhân dân cơ bản ổn định; tình hình an ninh chính trị, trật tự an toàn xã hội được giữ vững.
            II- KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ III
            = 1. Công tác lãnh đạo, chỉ đạo
            Ban đã tham mưu ban hành 05 văn bản về công tác dân vận; tổ chức 03 lớp bồi dưỡng nghiệp vụ cho 240 cán bộ.
            = 2. Phong trào thi đua “Dân vận khéo”
            a) Toàn tỉnh đăng ký 1.250 mô hình, trong đó có 860 mô hình tập thể và 390 mô hình cá nhân.
            b) Các mô hình tập trung vào lĩnh vực kinh tế, văn hóa - xã hội, quốc phòng - an ninh.
            = 3. Thực hiện dân chủ ở cơ sở
            - Các xã, phường công khai đầy đủ những nội dung theo quy định.
            - Ban Giám sát đầu tư của cộng đồng hoạt động nền nếp.
            III- ĐÁNH GIÁ CHUNG
            1. Ưu điểm: công tác dân vận được triển khai đồng bộ, hướng mạnh về cơ sở.
            2. Hạn chế: một số nơi nắm tình hình Nhân dân chưa kịp thời.
            IV- NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2026
            1. Tiếp tục tuyên truyền, vận động Nhân dân thực hiện các nghị quyết của Đảng.
            2. Tổng kết phong trào thi đua “Dân vận khéo” năm 2026.
            Số liệu chi tiết tại Phụ lục kèm theo Báo cáo.
            """
        ),
    ),
    recipients=(
        "Ban Tuyên giáo và Dân vận Trung ương (để báo cáo)",
        "Thường trực Tỉnh ủy",
        "Lưu Ban Tuyên giáo và Dân vận",
    ),
    sign=("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    signer="Hà Thị Lan Anh",
    appendices=(
        Appendix(
            number="Phụ lục",
            title="SỐ LIỆU PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO”",
            source="(Kèm theo Báo cáo số 127-BC/BTGDVTU, ngày 05/10/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy)",
            blocks=(
                Grid(
                    rows=(
                        ("STT", "Lĩnh vực", "Tập thể", "Cá nhân", "Tổng"),
                        ("1", "Kinh tế", "400", "200", "600"),
                        ("2", "Văn hóa - xã hội", "300", "150", "450"),
                        ("3", "Quốc phòng - an ninh", "160", "40", "200"),
                        ("", "Cộng", "860", "390", "1.250"),
                    ),
                    widths=(10, 42, 16, 16, 16),
                    numbers=frozenset({2, 3, 4}),
                ),
            ),
        ),
    ),
)

KE_HOACH = Doc(
    standard=NEW,
    parent=("ĐẢNG BỘ TỈNH LÂM SƠN",),
    issuer=("ĐẢNG ỦY XÃ AN PHÚC",),
    number="Số 09-KH/ĐU",
    date="An Phúc, ngày 12 tháng 8 năm 2026",
    type_name="KẾ HOẠCH",
    subject=("kiểm tra, giám sát chuyên đề 6 tháng cuối năm 2026",),
    blocks=body(
        """
        Căn cứ Chương trình kiểm tra, giám sát năm 2026, Ban Thường vụ Đảng ủy xã ban hành Kế hoạch kiểm tra, giám sát chuyên đề 6 tháng cuối năm 2026 như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        1. Đánh giá đúng ưu điểm, khuyết điểm của chi bộ được kiểm tra, giám sát.
        2. Việc kiểm tra, giám sát bảo đảm công khai, dân chủ, đúng quy trình.
        II. NỘI DUNG, ĐỐI TƯỢNG
        1. Nội dung: việc lãnh đạo thực hiện nghị quyết của cấp ủy; công tác phát triển đảng viên.
        2. Đối tượng: Chi bộ thôn Đông, Chi bộ Trường Tiểu học Hoa Mai.
        III. TỔ CHỨC THỰC HIỆN
        1. Ủy ban kiểm tra Đảng ủy tham mưu thành lập đoàn kiểm tra, giám sát.
        2. Các chi bộ được kiểm tra chuẩn bị báo cáo, gửi về Ủy ban kiểm tra trước ngày 30/8/2026.
        """
    ),
    recipients=(
        "Ban Thường vụ Tỉnh ủy (để báo cáo)",
        "Các chi bộ trực thuộc",
        "Các đồng chí Đảng ủy viên",
        "Lưu VPĐU",
    ),
    sign=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
    signer="Lò Văn Hặc",
)

QUYET_DINH = Doc(
    standard=NEW,
    parent=("ĐẢNG BỘ TỈNH LÂM SƠN",),
    issuer=("ĐẢNG ỦY PHƯỜNG BÌNH HÒA",),
    number="Số 33-QĐ/ĐU",
    date="Bình Hòa, ngày 01 tháng 7 năm 2026",
    type_name="QUYẾT ĐỊNH",
    subject=("về việc thành lập Chi bộ Trung tâm Phục vụ hành chính công",),
    blocks=body(
        """
        ? Căn cứ Điều lệ Đảng;
        ? Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ phường;
        ? Xét đề nghị của Ban Xây dựng Đảng.
        @ BAN THƯỜNG VỤ ĐẢNG ỦY PHƯỜNG QUYẾT ĐỊNH
        Điều 1. Thành lập Chi bộ Trung tâm Phục vụ hành chính công trực thuộc Đảng bộ phường Bình Hòa, gồm 07 đảng viên.
        Điều 2. Chi bộ Trung tâm Phục vụ hành chính công thực hiện chức năng, nhiệm vụ theo Điều lệ Đảng.
        Điều 3. Văn phòng Đảng ủy, Ban Xây dựng Đảng và Chi bộ Trung tâm Phục vụ hành chính công chịu trách nhiệm thi hành Quyết định này.
        """
    ),
    recipients=("Như Điều 3", "Ban Tổ chức Tỉnh ủy", "Lưu VPĐU"),
    sign=("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    signer="Ngô Thị Thanh Thúy",
)

KET_LUAN = Doc(
    standard=NEW,
    issuer=("TỈNH ỦY LÂM SƠN",),
    number="Số 15-KL/TU",
    date="Lâm Sơn, ngày 20 tháng 6 năm 2026",
    type_name="KẾT LUẬN",
    subject=("của Ban Thường vụ Tỉnh ủy về phát triển du lịch cộng đồng",),
    blocks=body(
        """
        Tại phiên họp ngày 18/6/2026, sau khi nghe báo cáo của Đảng ủy Ủy ban nhân dân tỉnh và ý kiến thảo luận, Ban Thường vụ Tỉnh ủy kết luận như sau:
        1. Ghi nhận những kết quả bước đầu trong phát triển du lịch cộng đồng; số lượt khách năm 2025 đạt 1,2 triệu lượt, tăng 15,4% so với năm 2024.
        2. Đồng ý chủ trương xây dựng đề án phát triển du lịch cộng đồng giai đoạn 2026 - 2030.
        3. Giao Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo, chỉ đạo hoàn thiện đề án, trình Ban Thường vụ Tỉnh ủy trong quý IV năm 2026.
        4. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Kết luận này.
        """
    ),
    recipients=(
        "Các đảng ủy trực thuộc Tỉnh ủy",
        "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
        "Các đồng chí Tỉnh ủy viên",
        "Lưu Văn phòng Tỉnh ủy",
    ),
    sign=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    signer="Tòng Minh Đức",
)

THONG_BAO = Doc(
    standard=NEW,
    parent=("TỈNH ỦY LÂM SƠN",),
    issuer=("VĂN PHÒNG",),
    number="Số 61-TB/VPTU",
    date="Lâm Sơn, ngày 29 tháng 9 năm 2026",
    type_name="THÔNG BÁO",
    subject=(
        "kết luận của đồng chí Tòng Minh Đức, Phó Bí thư Thường trực Tỉnh ủy,",
        "tại Hội nghị giao ban khối Đảng quý III năm 2026",
    ),
    blocks=body(
        """
        Ngày 28/9/2026, đồng chí Tòng Minh Đức, Phó Bí thư Thường trực Tỉnh ủy chủ trì Hội nghị giao ban khối Đảng. Sau khi nghe báo cáo và ý kiến của các đại biểu, đồng chí Phó Bí thư Thường trực Tỉnh ủy kết luận như sau:
        = 1. Đánh giá chung
        Các cơ quan tham mưu, giúp việc đã bám sát chương trình công tác, hoàn thành các nhiệm vụ được giao.
        = 2. Nhiệm vụ trong thời gian tới
        a) Ban Tổ chức Tỉnh ủy hoàn thành việc thẩm định đề án vị trí việc làm trước ngày 15/10/2026.
        b) Ủy ban Kiểm tra Tỉnh ủy hoàn thành các cuộc kiểm tra theo kế hoạch.
        c) Văn phòng Tỉnh ủy chuẩn bị chu đáo hội nghị tổng kết năm.
        Văn phòng Tỉnh ủy thông báo để các cơ quan, đơn vị biết, thực hiện.
        """
    ),
    recipients=("Thường trực Tỉnh ủy", "Các cơ quan tham mưu, giúp việc Tỉnh ủy", "Lưu Văn phòng Tỉnh ủy"),
    sign=("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    signer="Giàng A Sử",
)

CONG_VAN = Doc(
    standard=NEW,
    parent=("TỈNH ỦY LÂM SƠN",),
    issuer=("ỦY BAN KIỂM TRA",),
    number="Số 204-CV/UBKTTU",
    date="Lâm Sơn, ngày 17 tháng 7 năm 2026",
    subject=("về việc cung cấp hồ sơ", "phục vụ công tác kiểm tra"),
    to=("Ban Thường vụ Đảng ủy xã An Phúc", "Ủy ban kiểm tra Đảng ủy xã An Phúc"),
    blocks=body(
        """
        Thực hiện chương trình công tác, Ủy ban Kiểm tra Tỉnh ủy đề nghị các đồng chí cung cấp hồ sơ, tài liệu liên quan đến việc kết nạp đảng viên năm 2025.
        Hồ sơ gửi về Ủy ban Kiểm tra Tỉnh ủy trước ngày 31/7/2026.
        Đề nghị các đồng chí quan tâm thực hiện.
        """
    ),
    recipients=("Như trên", "Thường trực Tỉnh ủy (để báo cáo)", "Lưu Ủy ban Kiểm tra Tỉnh ủy"),
    sign=("T/L ỦY BAN KIỂM TRA", "CHÁNH VĂN PHÒNG"),
    signer="Đinh Công Tráng",
    contact=("Địa chỉ: Số 05 đường Lê Lợi, phường Trung Tâm, tỉnh Lâm Sơn; điện thoại: 0299.3822333",),
)

CHUONG_TRINH = Doc(
    standard=NEW,
    issuer=("TỈNH ỦY LÂM SƠN",),
    number="Số 04-CTr/TU",
    date="Lâm Sơn, ngày 31 tháng 7 năm 2026",
    type_name="CHƯƠNG TRÌNH",
    subject=("hành động thực hiện nghị quyết về phát triển kinh tế tư nhân",),
    blocks=body(
        """
        Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình hành động như sau:
        I. MỤC TIÊU
        1. Đến năm 2030, toàn tỉnh có 6.500 doanh nghiệp hoạt động.
        2. Kinh tế tư nhân đóng góp trên 55% tổng sản phẩm của tỉnh.
        II. NHIỆM VỤ, GIẢI PHÁP
        = 1. Cải thiện môi trường đầu tư, kinh doanh
        1.1. Cắt giảm thời gian giải quyết thủ tục hành chính.
        1.2. Đối thoại định kỳ với doanh nghiệp.
        = 2. Hỗ trợ doanh nghiệp chuyển đổi số
        2.1. Đào tạo kỹ năng số cho người lao động.
        2.2. Hỗ trợ một phần kinh phí sử dụng nền tảng số.
        III. TỔ CHỨC THỰC HIỆN
        Các đảng ủy trực thuộc xây dựng kế hoạch thực hiện Chương trình; định kỳ báo cáo Ban Thường vụ Tỉnh ủy.
        """
    ),
    recipients=("Các đảng ủy trực thuộc Tỉnh ủy", "Lưu Văn phòng Tỉnh ủy"),
    sign=("T/M BAN CHẤP HÀNH", "BÍ THƯ"),
    signer="Lê Hồng Quân",
)

HUONG_DAN = Doc(
    standard=NEW,
    parent=("TỈNH ỦY LÂM SƠN",),
    issuer=("BAN TỔ CHỨC",),
    number="Số 11-HD/BTCTU",
    date="Lâm Sơn, ngày 14 tháng 9 năm 2026",
    type_name="HƯỚNG DẪN",
    subject=("kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên năm 2026",),
    blocks=body(
        """
        Ban Tổ chức Tỉnh ủy hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên năm 2026 như sau:
        I. VIỆC KIỂM ĐIỂM
        1. Đối tượng kiểm điểm: tập thể cấp ủy các cấp và đảng viên trong toàn Đảng bộ.
        2. Nội dung kiểm điểm được thực hiện như sau:
        a) Đối với tập thể: việc lãnh đạo thực hiện nhiệm vụ chính trị.
        b) Đối với cá nhân: phẩm chất chính trị, đạo đức, lối sống; kết quả công tác.
        II. VIỆC ĐÁNH GIÁ, XẾP LOẠI
        1. Thực hiện theo bốn mức chất lượng.
        2. Tỷ lệ đảng viên được xếp loại hoàn thành xuất sắc nhiệm vụ không vượt quá 20%.
        """
    ),
    recipients=(
        "Ban Thường vụ Tỉnh ủy (để báo cáo)",
        "Các đảng ủy trực thuộc Tỉnh ủy",
        "Lưu Ban Tổ chức Tỉnh ủy",
    ),
    sign=("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    signer="Nguyễn Thị Tuyết Mai",
)
