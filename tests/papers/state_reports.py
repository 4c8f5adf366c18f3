"""State reports, short and long, with tables and annexes."""

# ruff: noqa: E501  # a paragraph is a line

from __future__ import annotations

from papers.content import Appendix, Doc, Grid, body

BAO_CAO_XA = Doc(
    parent=("ỦY BAN NHÂN DÂN", "XÃ AN PHÚC"),
    issuer=("PHÒNG KINH TẾ",),
    number="Số: 15/BC-PKT",
    date="An Phúc, ngày 04 tháng 10 năm 2026",
    type_name="BÁO CÁO",
    subject=("Kết quả thực hiện nhiệm vụ phát triển kinh tế quý III,", "nhiệm vụ trọng tâm quý IV năm 2026"),
    to=("Ủy ban nhân dân xã An Phúc",),
    blocks=body(
        """
        Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã An Phúc về phát triển kinh tế - xã hội năm 2026, Phòng Kinh tế báo cáo kết quả thực hiện nhiệm vụ quý III và nhiệm vụ trọng tâm quý IV năm 2026 như sau:
        I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ III NĂM 2026
        = 1. Sản xuất nông nghiệp
        Tổng diện tích gieo trồng vụ mùa đạt 1.245,6 ha, bằng 102,3% kế hoạch và tăng 1,8% so với cùng kỳ năm 2025. Cơ cấu giống chuyển dịch theo hướng tăng diện tích lúa chất lượng cao, giảm diện tích giống cũ năng suất thấp.
        Đàn gia súc, gia cầm phát triển ổn định; công tác tiêm phòng được thực hiện đúng lịch, không để dịch bệnh lớn xảy ra trên địa bàn.
        = 2. Thu, chi ngân sách
        Thu ngân sách trên địa bàn 9 tháng ước đạt 5.358,5 triệu đồng, bằng 98,5% dự toán. Chi ngân sách bảo đảm đúng chế độ, ưu tiên chi cho con người và an sinh xã hội.
        = 3. Xây dựng nông thôn mới
        a) Hoàn thành 04 km đường giao thông nội đồng, kinh phí do Nhân dân đóng góp là 320 triệu đồng.
        b) Nâng cấp 02 nhà văn hóa thôn, hoàn thành lắp đặt 150 bóng đèn chiếu sáng trên các tuyến đường liên thôn.
        c) Duy trì hoạt động của 06 tổ tự quản bảo vệ môi trường.
        II. HẠN CHẾ VÀ NGUYÊN NHÂN
        Tiến độ giải ngân một số dự án còn chậm; việc liên kết tiêu thụ nông sản chưa nhiều. Nguyên nhân chủ yếu do thời tiết diễn biến phức tạp và giá vật tư đầu vào tăng.
        III. NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2026
        1. Chỉ đạo thu hoạch nhanh gọn lúa mùa, gieo trồng cây vụ đông đúng khung thời vụ.
        2. Rà soát các nguồn thu, phấn đấu hoàn thành dự toán thu ngân sách năm 2026 trước ngày 20/12/2026.
        3. Phối hợp với các thôn kiểm tra công trình thủy lợi trước mùa mưa bão.
        Trên đây là báo cáo kết quả thực hiện nhiệm vụ quý III và nhiệm vụ trọng tâm quý IV năm 2026, Phòng Kinh tế kính trình Ủy ban nhân dân xã An Phúc xem xét, chỉ đạo./.
        """
    ),
    recipients=("Như trên", "Lãnh đạo Phòng", "Lưu: VT, KT (02)"),
    sign=("TRƯỞNG PHÒNG",),
    signer="Nguyễn Văn An",
)

BAO_CAO_NHIEU_NOI = Doc(
    parent=("ỦY BAN NHÂN DÂN", "TỈNH TUYÊN QUANG"),
    issuer=("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
    number="Số: 287/BC-SVHTTDL",
    date="Tuyên Quang, ngày 29 tháng 6 năm 2026",
    type_name="BÁO CÁO",
    subject=(
        "Kết quả công tác gia đình và phong trào",
        "“Toàn dân đoàn kết xây dựng đời sống văn hóa” 6 tháng đầu năm 2026",
    ),
    to=("Bộ Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh Tuyên Quang"),
    blocks=(
        *body(
            """
            Căn cứ chương trình công tác năm 2026, Sở Văn hóa, Thể thao và Du lịch báo cáo kết quả công tác gia đình và phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” 6 tháng đầu năm 2026 như sau:
            I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
            Sở đã ban hành 12 văn bản chỉ đạo, hướng dẫn; tổ chức 03 lớp tập huấn cho 185 cán bộ văn hóa cơ sở. Nội dung tập huấn bám sát yêu cầu thực tiễn, chú trọng kỹ năng tuyên truyền và hòa giải ở thôn, tổ dân phố.
            II. KẾT QUẢ THỰC HIỆN
            1. Công tác tuyên truyền được tổ chức thường xuyên bằng nhiều hình thức; các đội tuyên truyền lưu động thực hiện 46 buổi tại các xã vùng cao.
            2. Kết quả bình xét gia đình văn hóa thể hiện tại Bảng 1.
            ~ Bảng 1. Kết quả đăng ký gia đình văn hóa
            """
        ),
        Grid(
            rows=(
                ("STT", "Khu vực", "Số hộ", "Số hộ đăng ký", "Tỷ lệ (%)"),
                ("1", "Khu vực phường", "1.200", "1.080", "90,0"),
                ("2", "Khu vực xã", "2.000", "1.700", "85,0"),
                ("", "Tổng", "3.200", "2.780", "86,9"),
            ),
            widths=(8, 32, 20, 20, 20),
            numbers=frozenset({2, 3, 4}),
        ),
        *body(
            """
            _ Nguồn: Số liệu tổng hợp từ các xã, phường tham gia thí điểm.
            3. Hoạt động của câu lạc bộ gia đình phát triển bền vững được duy trì, góp phần phòng ngừa bạo lực gia đình.
            III. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026
            1. Tiếp tục thực hiện các nhiệm vụ theo kế hoạch đã đề ra.
            2. Kiểm tra, hướng dẫn các xã, phường tổ chức Ngày hội Đại đoàn kết toàn dân tộc.
            Trên đây là báo cáo của Sở Văn hóa, Thể thao và Du lịch./.
            """
        ),
    ),
    recipients=(
        "Như trên",
        "Giám đốc, các Phó Giám đốc Sở",
        "Các phòng chuyên môn thuộc Sở",
        "Lưu: VT, NSVH",
    ),
    sign=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer="Hoàng Thị Minh",
)

BAO_CAO_PHU_LUC = Doc(
    parent=("HỘI ĐỒNG NHÂN DÂN",),
    issuer=("BAN KINH TẾ - NGÂN SÁCH",),
    number="Số: 06/BC-BKTNS",
    date="Lâm Sơn, ngày 12 tháng 11 năm 2026",
    type_name="BÁO CÁO",
    subject=("Thẩm tra tình hình thực hiện dự toán ngân sách năm 2026",),
    blocks=body(
        """
        Thực hiện nhiệm vụ được phân công, Ban Kinh tế - Ngân sách đã thẩm tra báo cáo của Ủy ban nhân dân tỉnh về tình hình thực hiện dự toán ngân sách năm 2026. Kết quả thẩm tra như sau:
        I. VỀ THU NGÂN SÁCH
        Ban nhất trí với đánh giá của Ủy ban nhân dân tỉnh: tổng thu ngân sách trên địa bàn ước đạt 12.450 tỷ đồng. Chi tiết các khoản thu tại Phụ lục I kèm theo.
        II. VỀ CHI NGÂN SÁCH
        Chi đầu tư phát triển được bố trí tập trung, hạn chế dàn trải; chi thường xuyên bảo đảm tiết kiệm. Danh mục dự án chậm tiến độ tại Phụ lục II kèm theo.
        III. KIẾN NGHỊ
        Đề nghị Ủy ban nhân dân tỉnh chỉ đạo các chủ đầu tư đẩy nhanh tiến độ giải ngân; kiên quyết điều chuyển vốn của các dự án không có khả năng hoàn thành.
        Trên đây là báo cáo thẩm tra của Ban Kinh tế - Ngân sách, kính trình Hội đồng nhân dân tỉnh xem xét, quyết định./.
        """
    ),
    recipients=(
        "Thường trực Hội đồng nhân dân tỉnh",
        "Các vị đại biểu Hội đồng nhân dân tỉnh",
        "Lưu: VT, KTNS",
    ),
    sign=("TM. BAN KINH TẾ - NGÂN SÁCH", "TRƯỞNG BAN"),
    signer="Lê Quốc Bảo",
    appendices=(
        Appendix(
            number="Phụ lục I",
            title="CÁC KHOẢN THU NGÂN SÁCH NĂM 2026",
            source="(Kèm theo Báo cáo số 06/BC-BKTNS ngày 12 tháng 11 năm 2026 của Ban Kinh tế - Ngân sách)",
            blocks=(
                Grid(
                    rows=(
                        ("STT", "Khoản thu", "Dự toán (tỷ đồng)", "Ước thực hiện (tỷ đồng)"),
                        ("1", "Thu nội địa", "10.000", "10.250"),
                        ("2", "Thu từ hoạt động xuất nhập khẩu", "2.000", "2.200"),
                        ("", "Tổng", "12.000", "12.450"),
                    ),
                    widths=(8, 42, 25, 25),
                    numbers=frozenset({2, 3}),
                ),
            ),
            landscape=True,
        ),
        Appendix(
            number="Phụ lục II",
            title="DANH MỤC DỰ ÁN CHẬM TIẾN ĐỘ",
            source="(Kèm theo Báo cáo số 06/BC-BKTNS ngày 12 tháng 11 năm 2026 của Ban Kinh tế - Ngân sách)",
            blocks=(
                Grid(
                    rows=(
                        ("STT", "Tên dự án", "Chủ đầu tư"),
                        ("1", "Cải tạo đường liên xã An Phúc - Tân Bình", "Ban Quản lý dự án số 1"),
                        ("2", "Trường Trung học cơ sở Bình Sơn", "Ban Quản lý dự án số 2"),
                    ),
                    widths=(8, 52, 40),
                ),
            ),
        ),
    ),
)

BAO_CAO_TRUONG = Doc(
    parent=("UBND XÃ BÌNH SƠN",),
    issuer=("TRƯỜNG TIỂU HỌC", "HOA MAI"),
    number="Số: 21/BC-THHM",
    date="Bình Sơn, ngày 20 tháng 01 năm 2026",
    type_name="BÁO CÁO",
    subject=("Sơ kết học kỳ I năm học 2025 - 2026",),
    to=("Phòng Văn hóa - Xã hội xã Bình Sơn",),
    blocks=body(
        """
        Trường Tiểu học Hoa Mai báo cáo sơ kết học kỳ I năm học 2025 - 2026 như sau:
        I. ĐẶC ĐIỂM TÌNH HÌNH
        Năm học 2025 - 2026, nhà trường có 18 lớp với 612 học sinh; đội ngũ gồm 32 cán bộ, giáo viên, nhân viên.
        II. KẾT QUẢ ĐẠT ĐƯỢC
        1. Chất lượng giáo dục được giữ vững; 100% học sinh được học 02 buổi/ngày.
        2. Nhà trường tổ chức tốt các hoạt động trải nghiệm, giáo dục kỹ năng sống cho học sinh.
        III. NHIỆM VỤ HỌC KỲ II
        1. Tiếp tục nâng cao chất lượng dạy học, quan tâm học sinh có hoàn cảnh khó khăn.
        2. Hoàn thành hồ sơ đề nghị kiểm định chất lượng giáo dục.
        Trên đây là báo cáo sơ kết học kỳ I năm học 2025 - 2026 của Trường Tiểu học Hoa Mai./.
        """
    ),
    recipients=("Như trên", "Lưu: VT"),
    sign=("HIỆU TRƯỞNG",),
    signer="Trần Thị Hồng Nhung",
)

BAO_CAO_2022 = Doc(
    parent=("UBND HUYỆN SƠN HÀ",),
    issuer=("PHÒNG NỘI VỤ",),
    number="Số: 118/BC-NV",
    date="Sơn Hà, ngày 09 tháng 12 năm 2022",
    type_name="BÁO CÁO",
    subject=("Kết quả công tác văn thư, lưu trữ năm 2022",),
    to=("Sở Nội vụ tỉnh Lâm Sơn",),
    blocks=body(
        """
        Phòng Nội vụ huyện Sơn Hà báo cáo kết quả công tác văn thư, lưu trữ năm 2022 như sau:
        I. KẾT QUẢ ĐẠT ĐƯỢC
        1. Phòng đã tham mưu Ủy ban nhân dân huyện ban hành 04 văn bản chỉ đạo về công tác văn thư, lưu trữ.
        2. Tổ chức 01 lớp tập huấn cho 65 công chức văn phòng của các xã, thị trấn.
        II. PHƯƠNG HƯỚNG NĂM 2023
        Tiếp tục hướng dẫn các cơ quan, đơn vị lập hồ sơ điện tử; chỉnh lý dứt điểm tài liệu tồn đọng.
        Trên đây là báo cáo kết quả công tác văn thư, lưu trữ năm 2022 của Phòng Nội vụ huyện Sơn Hà./.
        """
    ),
    recipients=("Như trên", "UBND huyện", "Lưu: VT"),
    sign=("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    signer="Lý Thị Thu Hà",
)

BAO_CAO_DAI = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH HÒA"),
    number="Số: 302/BC-UBND",
    date="Bình Hòa, ngày 18 tháng 12 năm 2026",
    type_name="BÁO CÁO",
    subject=(
        "Tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2026;",
        "phương hướng, nhiệm vụ năm 2027",
    ),
    to=(
        "Ủy ban nhân dân tỉnh Lâm Sơn",
        "Thường trực Đảng ủy phường Bình Hòa",
        "Thường trực Hội đồng nhân dân phường Bình Hòa",
    ),
    blocks=(
        *body(
            """
            Thực hiện Kế hoạch số 05/KH-UBND ngày 10 tháng 01 năm 2026 của Ủy ban nhân dân phường về nhiệm vụ trọng tâm năm 2026; Ủy ban nhân dân phường Bình Hòa báo cáo tình hình thực hiện nhiệm vụ năm 2026 và phương hướng, nhiệm vụ năm 2027 như sau:
            Phần I
            # TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2026
            I. ĐẶC ĐIỂM TÌNH HÌNH
            Phường Bình Hòa có diện tích tự nhiên 18,7 km²; dân số 32.450 người, sinh sống tại 15 tổ dân phố. Năm 2026, bên cạnh những thuận lợi, phường gặp không ít khó khăn do mưa lũ, giá cả biến động.
            II. KẾT QUẢ ĐẠT ĐƯỢC
            = 1. Về kinh tế
            a) Thương mại, dịch vụ: tổng mức bán lẻ hàng hóa ước đạt 1.240 tỷ đồng, tăng 11,2% so với năm 2025. Hạ tầng chợ, siêu thị mini được đầu tư; hoạt động thương mại điện tử phát triển nhanh.
            b) Tiểu thủ công nghiệp: có 186 cơ sở sản xuất, giải quyết việc làm cho 1.350 lao động.
            c) Thu ngân sách: tổng thu ngân sách nhà nước trên địa bàn đạt 86,4 tỷ đồng, bằng 108% dự toán.
            d) Chi ngân sách: bảo đảm đúng quy định, tiết kiệm, hiệu quả.
            đ) Đầu tư công: giải ngân 98,2% kế hoạch vốn, trong đó:
            - Vốn ngân sách tỉnh: 24,5 tỷ đồng;
            - Vốn ngân sách phường: 6,8 tỷ đồng;
            + Đường giao thông: 4,3 tỷ đồng;
            + Trường học: 2,5 tỷ đồng.
            = 2. Về văn hóa - xã hội
            Công tác giáo dục được quan tâm: 100% trường học trên địa bàn đạt chuẩn quốc gia. Công tác y tế bảo đảm khám, chữa bệnh ban đầu cho Nhân dân; tỷ lệ tham gia bảo hiểm y tế đạt 96,5%.
            Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” được duy trì; có 15/15 tổ dân phố đạt danh hiệu văn hóa. Các chính sách an sinh xã hội được thực hiện đầy đủ, kịp thời; tặng 1.280 suất quà cho người có công và hộ nghèo nhân dịp tết Nguyên đán.
            = 3. Về quốc phòng - an ninh
            Hoàn thành 100% chỉ tiêu giao quân; tổ chức thành công diễn tập phòng thủ dân sự. Tình hình an ninh chính trị ổn định, phạm pháp hình sự giảm 8,3% so với cùng kỳ.
            = 4. Về cải cách hành chính
            Tiếp nhận 12.560 hồ sơ, giải quyết đúng hạn và trước hạn 12.498 hồ sơ, đạt 99,5%. Mức độ hài lòng của người dân đạt 97,8%.
            III. HẠN CHẾ, KHÓ KHĂN VÀ NGUYÊN NHÂN
            = 1. Hạn chế, khó khăn
            Công tác quản lý trật tự đô thị có lúc chưa thường xuyên; một số tuyến đường xuống cấp chưa được sửa chữa kịp thời; việc xử lý vi phạm đất đai còn chậm.
            = 2. Nguyên nhân
            a) Nguyên nhân khách quan: khối lượng công việc tăng, kinh phí còn hạn hẹp.
            b) Nguyên nhân chủ quan: một số cán bộ, công chức chưa chủ động trong công tác; sự phối hợp giữa các bộ phận có việc chưa chặt chẽ.
            Phần II
            # PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027
            I. MỤC TIÊU, CHỈ TIÊU CHỦ YẾU
            Năm 2027, phường tập trung khai thác tiềm năng thương mại, dịch vụ; nâng cao chất lượng đời sống Nhân dân. Một số chỉ tiêu chủ yếu như sau:
            ~ Bảng 1. Chỉ tiêu chủ yếu năm 2027
            """
        ),
        Grid(
            rows=(
                ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2027"),
                ("1", "Tổng mức bán lẻ hàng hóa", "tỷ đồng", "1.240", "1.380"),
                ("2", "Thu ngân sách nhà nước", "tỷ đồng", "86,4", "92,0"),
                ("3", "Tỷ lệ tham gia bảo hiểm y tế", "%", "96,5", "97,5"),
                ("4", "Số hộ nghèo", "hộ", "42", "25"),
            ),
            widths=(8, 42, 18, 16, 16),
            numbers=frozenset({2, 3, 4}),
        ),
        *body(
            """
            II. NHIỆM VỤ, GIẢI PHÁP
            1. Phát triển thương mại, dịch vụ theo hướng văn minh, hiện đại; hỗ trợ hộ kinh doanh chuyển đổi lên doanh nghiệp.
            2. Quản lý chặt chẽ quy hoạch, đất đai, trật tự xây dựng; kiên quyết xử lý các trường hợp vi phạm.
            3. Nâng cao chất lượng giáo dục, y tế; thực hiện tốt chính sách an sinh xã hội.
            4. Giữ vững quốc phòng - an ninh; chủ động phòng, chống thiên tai.
            5. Đẩy mạnh cải cách hành chính, chuyển đổi số; siết chặt kỷ luật, kỷ cương.
            III. KIẾN NGHỊ, ĐỀ XUẤT
            Đề nghị Ủy ban nhân dân tỉnh quan tâm bố trí kinh phí cải tạo tuyến đường Bình An, hỗ trợ trang thiết bị cho Trung tâm Phục vụ hành chính công phường.
            Trên đây là báo cáo tình hình thực hiện nhiệm vụ năm 2026 và phương hướng, nhiệm vụ năm 2027 của Ủy ban nhân dân phường Bình Hòa./.
            """
        ),
    ),
    recipients=(
        "Như trên",
        "Ủy ban MTTQ Việt Nam phường",
        "Chủ tịch, các Phó Chủ tịch UBND phường",
        "Các phòng, đơn vị thuộc phường",
        "Các tổ dân phố",
        "Lưu: VT",
    ),
    sign=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Đoàn Thị Phương Thảo",
)
