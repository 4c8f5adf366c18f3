"""State letters (công văn) and the short papers: invitations, telegrams, authorisations, slips."""

# ruff: noqa: E501  # a paragraph is a line

from __future__ import annotations

from papers.content import Appendix, Doc, Grid, body

CONG_VAN_MOT_NOI = Doc(
    issuer=("BỘ NỘI VỤ",),
    number="Số: 5341/BNV-VP",
    date="Hà Nội, ngày 14 tháng 7 năm 2026",
    subject=("V/v cung cấp thông tin về công tác văn thư",),
    to=("Ủy ban nhân dân tỉnh Lâm Sơn",),
    blocks=body(
        """
        Để có cơ sở đánh giá tình hình thực hiện công tác văn thư, Bộ Nội vụ đề nghị Ủy ban nhân dân tỉnh Lâm Sơn cung cấp các thông tin sau:
        1. Số lượng công chức làm công tác văn thư chuyên trách và kiêm nhiệm.
        2. Tình hình gửi, nhận văn bản điện tử giữa các cơ quan trên địa bàn tỉnh.
        Thông tin gửi về Bộ Nội vụ trước ngày 31/7/2026. Rất mong nhận được sự phối hợp của quý cơ quan./.
        """
    ),
    recipients=("Như trên", "Bộ trưởng (để b/c)", "Lưu: VT, VP (02)"),
    sign=("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG"),
    signer="Đặng Thị Bích Ngọc",
)

CONG_VAN_NHIEU_NOI = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    number="Số: 1207/UBND-VX",
    date="Lâm Sơn, ngày 03 tháng 9 năm 2026",
    subject=("V/v tăng cường bảo đảm", "an toàn thực phẩm", "dịp tết Trung thu"),
    to=("Sở Y tế", "Sở Công Thương", "Công an tỉnh", "Ủy ban nhân dân các xã, phường"),
    blocks=body(
        """
        Để bảo đảm an toàn thực phẩm trong dịp tết Trung thu năm 2026, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị thực hiện một số nội dung sau:
        1. Sở Y tế chủ trì thành lập các đoàn kiểm tra liên ngành; xử lý nghiêm các cơ sở vi phạm.
        2. Sở Công Thương tăng cường kiểm tra nguồn gốc, xuất xứ bánh kẹo lưu thông trên thị trường.
        3. Công an tỉnh nắm tình hình, đấu tranh với các hành vi vận chuyển thực phẩm không rõ nguồn gốc.
        4. Ủy ban nhân dân các xã, phường tuyên truyền, hướng dẫn người dân lựa chọn thực phẩm an toàn.
        Yêu cầu các cơ quan, đơn vị triển khai thực hiện, báo cáo kết quả về Sở Y tế trước ngày 30/9/2026 để tổng hợp./.
        """
    ),
    recipients=("Như trên", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Lưu: VT, VX (Hà)"),
    sign=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Nguyễn Thị Thanh Huyền",
    contact=(
        "Địa chỉ: Số 01 đường Hùng Vương, phường Trung Tâm, tỉnh Lâm Sơn",
        "Điện thoại: (0299) 3.822.111; thư điện tử: vanphong@lamson.example",
    ),
)

CONG_VAN_XA = Doc(
    parent=("ỦY BAN NHÂN DÂN", "XÃ AN PHÚC"),
    issuer=("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"),
    number="Số: 08/TTPVHCC-TH",
    date="An Phúc, ngày 05 tháng 01 năm 2026",
    subject=("V/v rà soát trang thiết bị",),
    to=("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",),
    blocks=body(
        """
        Trung tâm Phục vụ hành chính công xã An Phúc đề nghị Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã phối hợp rà soát trang thiết bị tại bộ phận tiếp nhận hồ sơ.
        Danh mục thiết bị cần thay thế gồm: 02 máy quét, 01 máy in và 01 bộ lưu điện. Kinh phí dự kiến 45,6 triệu đồng.
        Rất mong nhận được sự quan tâm, phối hợp của quý cơ quan./.
        """
    ),
    recipients=("Như trên", "Lưu: VT"),
    sign=("Q. GIÁM ĐỐC",),
    signer="Hồ Văn Khánh",
)

CONG_VAN_TRONG = Doc(
    parent=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    issuer=("SỞ TÀI CHÍNH",),
    number="Số:          /STC-QLNS",
    date="Lâm Sơn, ngày       tháng 11 năm 2026",
    subject=("V/v hướng dẫn quyết toán", "ngân sách năm 2026"),
    to=("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
    blocks=body(
        """
        Sở Tài chính hướng dẫn các cơ quan, đơn vị công tác khóa sổ, quyết toán ngân sách năm 2026 như sau:
        1. Thời hạn chi, tạm ứng ngân sách thực hiện đến hết ngày 31/12/2026.
        2. Các đơn vị đối chiếu số liệu với Kho bạc Nhà nước nơi giao dịch; bảo đảm số liệu khớp đúng.
        3. Báo cáo quyết toán gửi về Sở Tài chính theo đúng thời hạn, biểu mẫu quy định.
        Trong quá trình thực hiện nếu có vướng mắc, đề nghị các đơn vị phản ánh kịp thời về Sở Tài chính để được hướng dẫn./.
        """
    ),
    recipients=("Như trên", "UBND tỉnh (để b/c)", "Lưu: VT, QLNS"),
    sign=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer="Cao Minh Trí",
    draft="Dự thảo",
)

CONG_VAN_TRUONG = Doc(
    parent=("BỘ GIÁO DỤC VÀ ĐÀO TẠO",),
    issuer=("TRƯỜNG ĐẠI HỌC", "KINH TẾ LÂM SƠN"),
    number="Số: 456/ĐHKTLS-ĐT",
    date="Thành phố Hồ Chí Minh, ngày 19 tháng 10 năm 2026",
    subject=("V/v tổ chức lễ tốt nghiệp",),
    to=("Các khoa, phòng, trung tâm trực thuộc Trường",),
    blocks=body(
        """
        Nhà trường tổ chức lễ tốt nghiệp cho sinh viên hệ chính quy vào lúc 8 giờ 00 phút ngày 14/11/2026 tại Hội trường lớn.
        Đề nghị các khoa rà soát danh sách sinh viên đủ điều kiện tốt nghiệp, gửi về Phòng Đào tạo trước ngày 30/10/2026; các phòng, trung tâm phối hợp chuẩn bị theo phân công.
        Trân trọng./.
        """
    ),
    recipients=("Như trên", "Ban Giám hiệu (để b/c)", "Lưu: VT, ĐT"),
    sign=("TUQ. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG ĐÀO TẠO"),
    signer="Phan Thị Kim Oanh",
)

CONG_VAN_BIEU = Doc(
    parent=("TỔNG CÔNG TY", "ĐIỆN LỰC MIỀN NÚI"),
    issuer=("CÔNG TY ĐIỆN LỰC LÂM SƠN",),
    number="Số: 2210/PCLS-KTAT",
    date="Lâm Sơn, ngày 27 tháng 3 năm 2026",
    subject=("V/v thông báo lịch ngừng,", "giảm cung cấp điện"),
    to=("Ủy ban nhân dân xã Bình Sơn",),
    blocks=(
        *body(
            "Công ty Điện lực Lâm Sơn thông báo lịch ngừng, giảm cung cấp điện trong tuần để sửa chữa lưới điện như sau:"
        ),
        Grid(
            rows=(
                ("Ngày", "Thời gian", "Khu vực"),
                ("30/3/2026", "từ 7 giờ đến 11 giờ", "Thôn Đông, thôn Đoài"),
                ("01/4/2026", "từ 13 giờ đến 17 giờ", "Thôn Trung"),
            ),
            widths=(20, 40, 40),
        ),
        *body("Công ty rất mong nhận được sự thông cảm của quý cơ quan và khách hàng./."),
    ),
    recipients=("Như trên", "Lưu: VT, KTAT"),
    sign=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer="Tạ Đình Long",
    typist="PL.(05)",
)

CONG_VAN_PHU_LUC = Doc(
    parent=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    issuer=("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
    number="Số: 1899/SGDĐT-GDTH",
    date="Lâm Sơn, ngày 08 tháng 8 năm 2026",
    subject=("V/v chuẩn bị năm học mới",),
    to=("Ủy ban nhân dân các xã, phường",),
    blocks=body(
        """
        Để chuẩn bị tốt các điều kiện cho năm học 2026 - 2027, Sở Giáo dục và Đào tạo đề nghị Ủy ban nhân dân các xã, phường chỉ đạo các trường thực hiện các nội dung sau:
        = 1. Về cơ sở vật chất
        a) Rà soát, sửa chữa phòng học, nhà vệ sinh; hoàn thành trước ngày 25/8/2026.
        b) Bổ sung sách giáo khoa, thiết bị dạy học tối thiểu theo danh mục tại Phụ lục kèm theo.
        = 2. Về đội ngũ
        Sắp xếp, bố trí giáo viên bảo đảm đủ số lượng, đúng cơ cấu bộ môn.
        Sở Giáo dục và Đào tạo đề nghị các địa phương quan tâm thực hiện./.
        """
    ),
    recipients=("Như trên", "Giám đốc Sở (để b/c)", "Lưu: VT, GDTH"),
    sign=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer="Mai Thị Hạnh",
    appendices=(
        Appendix(
            number="Phụ lục",
            title="DANH MỤC THIẾT BỊ DẠY HỌC TỐI THIỂU",
            source="(Kèm theo Công văn số 1899/SGDĐT-GDTH ngày 08 tháng 8 năm 2026 của Sở Giáo dục và Đào tạo)",
            blocks=(
                Grid(
                    rows=(
                        ("STT", "Tên thiết bị", "Đơn vị tính", "Số lượng"),
                        ("1", "Bộ tranh dạy học", "bộ", "25"),
                        ("2", "Bảng nhóm", "chiếc", "120"),
                        ("3", "Máy chiếu", "chiếc", "18"),
                    ),
                    widths=(10, 50, 20, 20),
                    numbers=frozenset({2, 3}),
                ),
            ),
        ),
    ),
)

GIAY_MOI = Doc(
    parent=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    issuer=("SỞ NỘI VỤ",),
    number="Số: 64/GM-SNV",
    date="Lâm Sơn, ngày 22 tháng 9 năm 2026",
    type_name="GIẤY MỜI",
    subject=("Họp góp ý dự thảo Kế hoạch cải cách hành chính năm 2027",),
    blocks=body(
        """
        Sở Nội vụ trân trọng kính mời: Ông Nguyễn Văn Bình, Phó Giám đốc Sở Tài chính
        Tới dự cuộc họp góp ý dự thảo Kế hoạch cải cách hành chính năm 2027.
        Chủ trì: Bà Trần Thị Hòa, Giám đốc Sở Nội vụ.
        Thời gian: 14 giờ 00 phút, ngày 28/9/2026 (thứ Hai).
        Địa điểm: Phòng họp số 2, trụ sở Sở Nội vụ.
        Đề nghị đại biểu chuẩn bị ý kiến và tham dự đúng thành phần, thời gian./.
        """
    ),
    recipients=("Như trên", "Lưu: VT, CCHC"),
    sign=("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    signer="Lương Thế Anh",
)

CONG_DIEN = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    number="Số: 03/CĐ-UBND",
    date="Lâm Sơn, ngày 07 tháng 9 năm 2026",
    type_name="CÔNG ĐIỆN",
    subject=("Về việc tập trung ứng phó bão số 5",),
    urgency="HỎA TỐC",
    blocks=body(
        """
        @ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM SƠN điện:
        - Giám đốc các Sở: Nông nghiệp và Môi trường, Xây dựng, Công Thương;
        - Giám đốc Công an tỉnh, Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh;
        - Chủ tịch Ủy ban nhân dân các xã, phường.
        Theo dự báo, bão số 5 có khả năng gây mưa lớn trên diện rộng từ ngày 08/9/2026. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
        1. Chủ tịch Ủy ban nhân dân các xã, phường tổ chức sơ tán người dân ở khu vực có nguy cơ sạt lở đất trước 17 giờ 00 phút ngày 08/9/2026.
        2. Sở Nông nghiệp và Môi trường vận hành an toàn các hồ chứa thủy lợi, thường xuyên báo cáo tình hình.
        3. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh bố trí lực lượng, phương tiện sẵn sàng cứu hộ, cứu nạn.
        Yêu cầu các đồng chí Thủ trưởng cơ quan, đơn vị nghiêm túc thực hiện./.
        """
    ),
    recipients=("Như trên", "Thường trực Tỉnh ủy (để b/c)", "Lưu: VT, NN"),
    sign=("CHỦ TỊCH",),
    signer="Trịnh Quang Vinh",
)

GIAY_UY_QUYEN = Doc(
    parent=("SỞ Y TẾ LÂM SƠN",),
    issuer=("BỆNH VIỆN ĐA KHOA", "KHU VỰC BÌNH SƠN"),
    number="Số: 02/GUQ-BVBS",
    date="Bình Sơn, ngày 11 tháng 5 năm 2026",
    type_name="GIẤY ỦY QUYỀN",
    subject=("Về việc ký hợp đồng mua sắm vật tư tiêu hao",),
    blocks=body(
        """
        Giám đốc Bệnh viện đa khoa khu vực Bình Sơn ủy quyền cho ông Nguyễn Hữu Lộc, Trưởng Phòng Vật tư, thực hiện các nội dung sau:
        1. Ký hợp đồng mua sắm vật tư tiêu hao có giá trị dưới 50 triệu đồng.
        2. Nghiệm thu, thanh lý các hợp đồng đã ký theo nội dung ủy quyền.
        Thời hạn ủy quyền: từ ngày 12/5/2026 đến hết ngày 31/12/2026. Người được ủy quyền không được ủy quyền lại cho người khác./.
        """
    ),
    recipients=("Ban Giám đốc", "Ông Nguyễn Hữu Lộc", "Lưu: VT, TCHC"),
    sign=("GIÁM ĐỐC",),
    signer="Vương Thị Ngân",
)

PHIEU_CHUYEN = Doc(
    parent=("ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH HÒA"),
    issuer=("VĂN PHÒNG HĐND VÀ UBND",),
    number="Số: 12/PC-VP",
    date="Bình Hòa, ngày 16 tháng 6 năm 2026",
    type_name="PHIẾU CHUYỂN",
    subject=("Đơn kiến nghị của công dân",),
    to=("Phòng Kinh tế, Hạ tầng và Đô thị",),
    blocks=body(
        """
        Văn phòng nhận được đơn của bà Lê Thị Cúc, trú tại tổ dân phố số 4, kiến nghị về việc thoát nước trên đường Bình An.
        Văn phòng chuyển đơn đến Phòng Kinh tế, Hạ tầng và Đô thị để xem xét, giải quyết theo thẩm quyền và trả lời công dân trước ngày 30/6/2026./.
        """
    ),
    recipients=("Như trên", "Bà Lê Thị Cúc", "Lưu: VT"),
    sign=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    signer="Dương Văn Thành",
)

GIAY_GIOI_THIEU = Doc(
    parent=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    issuer=("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
    number="Số: 31/GGT-SKHCN",
    date="Lâm Sơn, ngày 24 tháng 4 năm 2026",
    type_name="GIẤY GIỚI THIỆU",
    blocks=body(
        """
        Sở Khoa học và Công nghệ trân trọng giới thiệu: Bà Nguyễn Thu Trang
        Chức vụ: Phó Trưởng Phòng Quản lý khoa học.
        Được cử đến: Viện Nghiên cứu cây trồng Miền núi.
        Về việc: Trao đổi nội dung hợp tác nghiên cứu giống cây dược liệu.
        Đề nghị quý cơ quan tạo điều kiện để bà có tên ở trên hoàn thành nhiệm vụ.
        Giấy này có giá trị đến hết ngày 30/5/2026./.
        """
    ),
    recipients=("Như trên", "Lưu: VT"),
    sign=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
    signer="Đào Xuân Quý",
)

CONG_VAN_MAT = Doc(
    parent=("BỘ CHỈ HUY QUÂN SỰ", "TỈNH LÂM SƠN"),
    issuer=("BAN CHỈ HUY QUÂN SỰ", "XÃ AN PHÚC"),
    number="Số: 19/BCHQS-TM",
    date="An Phúc, ngày 06 tháng 02 năm 2026",
    subject=("V/v huấn luyện dân quân năm 2026",),
    to=("Ủy ban nhân dân xã An Phúc",),
    urgency="KHẨN",
    circulation="LƯU HÀNH NỘI BỘ",
    blocks=body(
        """
        Ban Chỉ huy Quân sự xã An Phúc đề nghị Ủy ban nhân dân xã chỉ đạo các thôn phối hợp tổ chức huấn luyện dân quân năm 2026, cụ thể:
        - Thời gian: từ ngày 02/3/2026 đến ngày 12/3/2026.
        - Địa điểm: Nhà văn hóa trung tâm xã.
        - Quân số: 45 người.
        Đề nghị Ủy ban nhân dân xã quan tâm chỉ đạo./.
        """
    ),
    recipients=("Như trên", "Lưu: VT"),
    sign=("CHỈ HUY TRƯỞNG",),
    signer="Triệu Văn Sơn",
)
