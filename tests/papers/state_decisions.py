"""State decisions, resolutions and minutes, and papers of several bodies."""

# ruff: noqa: E501  # a paragraph is a line

from __future__ import annotations

from papers.content import Appendix, Doc, Grid, body

QUYET_DINH = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    number="Số: 88/QĐ-UBND",
    date="Lâm Sơn, ngày 23 tháng 01 năm 2026",
    type_name="QUYẾT ĐỊNH",
    subject=("Về việc thành lập Ban Chỉ đạo chuyển đổi số tỉnh Lâm Sơn",),
    blocks=body(
        """
        @ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM SƠN
        ? Căn cứ Luật Tổ chức chính quyền địa phương;
        ? Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
        ? Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số 12/TTr-SKHCN ngày 15 tháng 01 năm 2026.
        @ QUYẾT ĐỊNH:
        Điều 1. Thành lập Ban Chỉ đạo chuyển đổi số tỉnh Lâm Sơn (sau đây gọi là Ban Chỉ đạo), gồm các ông, bà có tên sau:
        1. Trưởng Ban: Chủ tịch Ủy ban nhân dân tỉnh.
        2. Phó Trưởng Ban: Giám đốc Sở Khoa học và Công nghệ.
        3. Các thành viên: Giám đốc các Sở: Nội vụ, Tài chính; Chánh Văn phòng Ủy ban nhân dân tỉnh.
        Điều 2. Nhiệm vụ của Ban Chỉ đạo
        1. Tham mưu Chủ tịch Ủy ban nhân dân tỉnh chủ trương, cơ chế, chính sách thúc đẩy chuyển đổi số.
        2. Điều phối, đôn đốc việc thực hiện các chương trình, kế hoạch chuyển đổi số.
        Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.
        Điều 4. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Khoa học và Công nghệ, Thủ trưởng các cơ quan, đơn vị có liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.
        """
    ),
    recipients=("Như Điều 4", "Thường trực Tỉnh ủy", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Lưu: VT, KHCN"),
    sign=("CHỦ TỊCH",),
    signer="Trịnh Quang Vinh",
)

QUYET_DINH_CA_NHAN = Doc(
    parent=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    issuer=("SỞ XÂY DỰNG",),
    number="Số: 215/QĐ-SXD",
    date="Lâm Sơn, ngày 30 tháng 7 năm 2026",
    type_name="QUYẾT ĐỊNH",
    subject=("Về việc bổ nhiệm Phó Trưởng Phòng Quản lý nhà",),
    blocks=body(
        """
        @ GIÁM ĐỐC SỞ XÂY DỰNG
        ? Căn cứ Quyết định số 45/QĐ-UBND ngày 16 tháng 4 năm 2025 của Ủy ban nhân dân tỉnh quy định chức năng, nhiệm vụ, quyền hạn của Sở Xây dựng;
        ? Xét phẩm chất, năng lực của cán bộ;
        ? Theo đề nghị của Chánh Văn phòng Sở.
        @ QUYẾT ĐỊNH:
        Điều 1. Bổ nhiệm ông Nguyễn Tiến Đạt giữ chức vụ Phó Trưởng Phòng Quản lý nhà, Sở Xây dựng kể từ ngày 01/8/2026.
        Thời hạn bổ nhiệm là 05 năm.
        Điều 2. Ông Nguyễn Tiến Đạt được hưởng phụ cấp chức vụ theo quy định hiện hành.
        Điều 3. Chánh Văn phòng Sở, Trưởng các phòng có liên quan và ông Nguyễn Tiến Đạt chịu trách nhiệm thi hành Quyết định này./.
        """
    ),
    recipients=("Như Điều 3", "Sở Nội vụ", "Lưu: VT, VP"),
    sign=("GIÁM ĐỐC",),
    signer="Khuất Duy Hưng",
)

QUYET_DINH_QUY_CHE = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "XÃ AN PHÚC"),
    number="Số: 41/QĐ-UBND",
    date="An Phúc, ngày 17 tháng 3 năm 2026",
    type_name="QUYẾT ĐỊNH",
    subject=("Ban hành Quy chế làm việc của Ban Chỉ đạo phòng, chống thiên tai",),
    blocks=body(
        """
        @ ỦY BAN NHÂN DÂN XÃ AN PHÚC
        ? Căn cứ Luật Tổ chức chính quyền địa phương;
        ? Căn cứ Luật Phòng, chống thiên tai;
        ? Theo đề nghị của Trưởng Phòng Kinh tế.
        @ QUYẾT ĐỊNH:
        Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Ban Chỉ đạo phòng, chống thiên tai xã An Phúc.
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
        Điều 3. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Phòng Kinh tế và các thành viên Ban Chỉ đạo chịu trách nhiệm thi hành Quyết định này./.
        """
    ),
    recipients=("Như Điều 3", "Đảng ủy, HĐND xã", "Lưu: VT"),
    sign=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Hà Văn Tuấn",
    appendices=(
        Appendix(
            number="QUY CHẾ",
            title="Làm việc của Ban Chỉ đạo phòng, chống thiên tai xã An Phúc",
            source="(Kèm theo Quyết định số 41/QĐ-UBND ngày 17 tháng 3 năm 2026 của Ủy ban nhân dân xã An Phúc)",
            blocks=body(
                """
                Chương I
                # QUY ĐỊNH CHUNG
                = Điều 1. Phạm vi điều chỉnh
                Quy chế này quy định nguyên tắc, chế độ làm việc của Ban Chỉ đạo.
                = Điều 2. Nguyên tắc làm việc
                1. Ban Chỉ đạo làm việc theo nguyên tắc tập trung dân chủ.
                2. Thành viên chịu trách nhiệm về lĩnh vực được phân công.
                Chương II
                # CHẾ ĐỘ LÀM VIỆC
                = Điều 3. Chế độ họp
                1. Ban Chỉ đạo họp định kỳ mỗi quý một lần.
                2. Trưởng Ban triệu tập họp đột xuất khi cần thiết./.
                """
            ),
        ),
    ),
)

NGHI_QUYET = Doc(
    parent=("HỘI ĐỒNG NHÂN DÂN", "XÃ AN PHÚC"),
    issuer=("THƯỜNG TRỰC", "HỘI ĐỒNG NHÂN DÂN"),
    number="Số: 07/NQ-TTHĐND",
    date="An Phúc, ngày 25 tháng 6 năm 2026",
    type_name="NGHỊ QUYẾT",
    subject=("Về chương trình giám sát 6 tháng cuối năm 2026",),
    blocks=body(
        """
        @ THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN XÃ AN PHÚC
        ? Căn cứ Luật Tổ chức chính quyền địa phương;
        ? Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân.
        @ QUYẾT NGHỊ:
        Điều 1. Giám sát việc thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới trên địa bàn xã.
        Điều 2. Giao Ban Kinh tế - Ngân sách xây dựng kế hoạch, tổ chức thực hiện; báo cáo kết quả tại kỳ họp cuối năm.
        Nghị quyết này được Thường trực Hội đồng nhân dân xã An Phúc thông qua ngày 24 tháng 6 năm 2026./.
        """
    ),
    recipients=("Thường trực Đảng ủy", "UBND xã", "Lưu: VT"),
    sign=("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"),
    signer="Phùng Thị Mơ",
)

BIEN_BAN = Doc(
    parent=("ỦY BAN NHÂN DÂN", "XÃ AN PHÚC"),
    issuer=("PHÒNG VĂN HÓA - XÃ HỘI",),
    number="Số: 14/BB-VHXH",
    type_name="BIÊN BẢN",
    subject=("Họp triển khai công tác giảm nghèo năm 2026",),
    blocks=body(
        """
        Thời gian bắt đầu: 08 giờ 00 phút, ngày 14 tháng 9 năm 2026.
        Địa điểm: Phòng họp Ủy ban nhân dân xã An Phúc.
        Thành phần tham dự: Trưởng các thôn; công chức Phòng Văn hóa - Xã hội. Có mặt 18 người; vắng 02 người, tổng số triệu tập 20 người.
        Chủ trì (chủ tọa): Ông Nông Văn Dũng, Trưởng Phòng Văn hóa - Xã hội.
        Thư ký (người ghi biên bản): Bà Lù Thị Mai, công chức Phòng Văn hóa - Xã hội.
        Nội dung (theo diễn biến cuộc họp):
        1. Ông Nông Văn Dũng trình bày kế hoạch giảm nghèo năm 2026; nêu chỉ tiêu giảm 35 hộ nghèo.
        2. Thảo luận, các đại biểu có ý kiến như sau:
        - Trưởng thôn Đông: đề nghị hỗ trợ giống cây ăn quả cho các hộ mới thoát nghèo.
        - Trưởng thôn Đoài: đề nghị mở thêm lớp dạy nghề ngắn hạn.
        3. Kết luận: thống nhất thông qua kế hoạch; giao các thôn rà soát danh sách hộ nghèo trước ngày 30/9/2026.
        Cuộc họp kết thúc vào 10 giờ 30 phút, ngày 14 tháng 9 năm 2026./.
        """
    ),
    recipients=("Các thành phần dự họp", "Lưu: VT, Hồ sơ"),
    other_sign=("THƯ KÝ",),
    other_signer="Lù Thị Mai",
    sign=("CHỦ TỌA",),
    signer="Nông Văn Dũng",
)

LIEN_NGANH = Doc(
    issuer=("SỞ NỘI VỤ - CÔNG AN", "TỈNH LÂM SƠN"),
    number="Số: 52/KH-SNV-CAT",
    date="Lâm Sơn, ngày 28 tháng 5 năm 2026",
    type_name="KẾ HOẠCH",
    subject=("Phối hợp tuyên truyền, phổ biến pháp luật về căn cước",),
    blocks=body(
        """
        Sở Nội vụ và Công an tỉnh thống nhất ban hành Kế hoạch phối hợp tuyên truyền, phổ biến pháp luật về căn cước như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        1. Nâng cao nhận thức của cán bộ, Nhân dân về pháp luật căn cước.
        2. Tuyên truyền thiết thực, tránh hình thức.
        II. NỘI DUNG PHỐI HỢP
        1. Công an tỉnh biên soạn tài liệu; Sở Nội vụ tổ chức hội nghị.
        2. Hai cơ quan sơ kết việc thực hiện trước ngày 15/12/2026.
        III. TỔ CHỨC THỰC HIỆN
        Giao Văn phòng hai cơ quan theo dõi, đôn đốc việc thực hiện Kế hoạch này./.
        """
    ),
    recipients=("UBND tỉnh (để b/c)", "Công an các xã, phường", "Lưu: VT (SNV, CAT)"),
    other_sign=("GIÁM ĐỐC", "CÔNG AN TỈNH"),
    other_signer="Võ Hoàng Nam",
    sign=("GIÁM ĐỐC", "SỞ NỘI VỤ"),
    signer="Trần Thị Hòa",
)

BO_BAO_CAO = Doc(
    issuer=("BỘ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
    number="Số: 190/BC-BVHTTDL",
    date="Hà Nội, ngày 13 tháng 8 năm 2026",
    type_name="BÁO CÁO",
    subject=("Kết quả thực hiện Đề án phát triển văn hóa đọc",),
    to=("Thủ tướng Chính phủ",),
    blocks=(
        *body(
            """
            Bộ Văn hóa, Thể thao và Du lịch báo cáo Thủ tướng Chính phủ kết quả thực hiện Đề án phát triển văn hóa đọc như sau:
            Phần I
            # TÌNH HÌNH TRIỂN KHAI
            I. CÔNG TÁC CHỈ ĐẠO
            1. Bộ đã ban hành kế hoạch hằng năm, hướng dẫn các địa phương tổ chức Ngày Sách và Văn hóa đọc Việt Nam.
            2. Công tác kiểm tra được duy trì tại 15 tỉnh, thành phố.
            II. KẾT QUẢ CHỦ YẾU
            1. Số lượt bạn đọc đến thư viện công cộng đạt 12.345.600 lượt, tăng 5,2% so với năm trước.
            2. Cơ cấu bạn đọc theo nhóm tuổi như sau:
            ~ Bảng 1. Bạn đọc thư viện công cộng theo nhóm tuổi
            """
        ),
        Grid(
            rows=(
                ("STT", "Nhóm tuổi", "Tỷ lệ (%)"),
                ("1", "Dưới 18 tuổi", "45,5"),
                ("2", "Từ 18 đến 60 tuổi", "42,0"),
                ("3", "Trên 60 tuổi", "12,5"),
            ),
            widths=(15, 55, 30),
            numbers=frozenset({2}),
        ),
        *body(
            """
            Phần II
            # PHƯƠNG HƯỚNG, KIẾN NGHỊ
            I. PHƯƠNG HƯỚNG
            Đẩy mạnh chuyển đổi số trong hoạt động thư viện; xây dựng kho học liệu dùng chung.
            II. KIẾN NGHỊ
            Đề nghị Thủ tướng Chính phủ quan tâm bố trí kinh phí cho thư viện cấp xã.
            Bộ Văn hóa, Thể thao và Du lịch kính báo cáo Thủ tướng Chính phủ./.
            """
        ),
    ),
    recipients=("Như trên", "Bộ trưởng, các Thứ trưởng", "Lưu: VT, TV (05)"),
    sign=("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    signer="Quách Gia Phú",
)

UY_BAN_UY_QUYEN = Doc(
    parent=("ỦY BAN MẶT TRẬN TỔ QUỐC", "VIỆT NAM TỈNH LÂM SƠN"),
    issuer=("BAN TUYÊN TRUYỀN",),
    number="Số: 25/KH-BTT",
    date="Lâm Sơn, ngày 01 tháng 12 năm 2025",
    type_name="KẾ HOẠCH",
    subject=("Tổ chức Hội nghị giao ban công tác tuyên truyền quý IV năm 2025",),
    blocks=body(
        """
        Ban Tuyên truyền xây dựng Kế hoạch tổ chức Hội nghị giao ban công tác tuyên truyền quý IV năm 2025 như sau:
        = 1. Thời gian, địa điểm
        - Thời gian: 01 buổi, từ 8 giờ 00 phút ngày 18/12/2025 (thứ Năm).
        - Địa điểm: Hội trường tầng 3.
        = 2. Thành phần
        a) Lãnh đạo Ban.
        b) Trưởng ban công tác Mặt trận các khu dân cư tiêu biểu.
        = 3. Nội dung
        a) Đánh giá kết quả công tác tuyên truyền quý IV.
        b) Bàn nhiệm vụ trọng tâm năm 2026./.
        """
    ),
    recipients=("Ban Thường trực (để b/c)", "Các thành phần dự họp", "Lưu: VT, TT"),
    sign=("TUQ. TRƯỞNG BAN", "TRƯỞNG PHÒNG TỔNG HỢP"),
    signer="Sầm Văn Thái",
)

HUONG_DAN = Doc(
    parent=("BỘ TƯ PHÁP",),
    issuer=("CỤC HÀNH CHÍNH", "VÀ BỔ TRỢ TƯ PHÁP"),
    number="Số: 17/HD-HCBTTP",
    date="Hà Nội, ngày 09 tháng 4 năm 2026",
    type_name="HƯỚNG DẪN",
    subject=("Nghiệp vụ tiếp nhận, trả lời phản ánh, kiến nghị",),
    blocks=body(
        """
        Cục Hành chính và Bổ trợ tư pháp hướng dẫn nghiệp vụ tiếp nhận, trả lời phản ánh, kiến nghị như sau:
        Chương I
        # QUY ĐỊNH CHUNG
        Mục 1
        # PHẠM VI, ĐỐI TƯỢNG
        = Điều 1. Phạm vi
        Hướng dẫn này áp dụng thống nhất trong các đơn vị thuộc Cục.
        = Điều 2. Nguyên tắc
        1. Tiếp nhận đúng thẩm quyền, trả lời đúng thời hạn.
        2. Bảo đảm bí mật thông tin của người phản ánh.
        Chương II
        # TRÌNH TỰ THỰC HIỆN
        = Điều 3. Tiếp nhận
        Công chức trực tiếp ghi nhận nội dung vào sổ hoặc phần mềm theo dõi.
        = Điều 4. Trả lời
        Thời hạn trả lời không quá 10 ngày làm việc./.
        """
    ),
    recipients=("Thứ trưởng phụ trách (để b/c)", "Các phòng thuộc Cục", "Lưu: VT, TH"),
    sign=("KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"),
    signer="Lưu Thị Xuân",
)
