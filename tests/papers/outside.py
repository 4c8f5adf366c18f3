"""What the standards of office documents do not apply to: laws, forms, lists, contracts, news."""

# ruff: noqa: E501  # a paragraph is a line

from __future__ import annotations

from dataclasses import replace

from papers.content import Doc, body

_LAW = body(
    """
    ? Căn cứ Luật Tổ chức chính quyền địa phương;
    ? Căn cứ Luật Ban hành văn bản quy phạm pháp luật;
    Chương I
    # QUY ĐỊNH CHUNG
    = Điều 1. Phạm vi điều chỉnh
    Văn bản này quy định mức hỗ trợ cho hoạt động của các thiết chế văn hóa cơ sở.
    = Điều 2. Đối tượng áp dụng
    1. Nhà văn hóa thôn, tổ dân phố.
    2. Cơ quan, tổ chức, cá nhân có liên quan.
    Chương II
    # TỔ CHỨC THỰC HIỆN
    = Điều 3. Hiệu lực thi hành
    Văn bản này có hiệu lực kể từ ngày 15 tháng 01 năm 2027.
    """
)

NGHI_DINH = Doc(
    issuer=("CHÍNH PHỦ",),
    number="Số: 230/2026/NĐ-CP",
    date="Hà Nội, ngày 20 tháng 10 năm 2026",
    type_name="NGHỊ ĐỊNH",
    subject=("Quy định chính sách hỗ trợ thiết chế văn hóa cơ sở",),
    blocks=_LAW,
    recipients=("Ban Bí thư Trung ương Đảng", "Lưu: VT, KGVX (2b)"),
    sign=("TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
    signer="Nguyễn Văn Mẫu",
)
THONG_TU = Doc(
    issuer=("BỘ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
    number="Số: 14/2026/TT-BVHTTDL",
    date="Hà Nội, ngày 06 tháng 11 năm 2026",
    type_name="THÔNG TƯ",
    subject=("Quy định chi tiết về hoạt động của nhà văn hóa",),
    blocks=_LAW,
    recipients=("Văn phòng Chính phủ", "Lưu: VT, PC"),
    sign=("BỘ TRƯỞNG",),
    signer="Trần Văn Mẫu",
)
QUYET_DINH_QPPL = Doc(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM SƠN"),
    number="Số: 05/2026/QĐ-UBND",
    date="Lâm Sơn, ngày 06 tháng 02 năm 2026",
    type_name="QUYẾT ĐỊNH",
    subject=("Quy định mức hỗ trợ nhà văn hóa thôn, tổ dân phố",),
    blocks=_LAW,
    recipients=("Văn phòng Chính phủ", "Lưu: VT, VX"),
    sign=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Trịnh Quang Vinh",
)
NGHI_QUYET_QPPL = Doc(
    issuer=("HỘI ĐỒNG NHÂN DÂN", "TỈNH LÂM SƠN"),
    number="Số: 12/2026/NQ-HĐND",
    date="Lâm Sơn, ngày 10 tháng 7 năm 2026",
    type_name="NGHỊ QUYẾT",
    subject=("Quy định mức chi cho hoạt động văn hóa cơ sở",),
    blocks=_LAW,
    recipients=("Ủy ban Thường vụ Quốc hội", "Lưu: VT"),
    sign=("CHỦ TỊCH",),
    signer="Lê Thị Mẫu",
)
LUAT = Doc(
    issuer=("QUỐC HỘI",),
    number="Luật số: 110/2026/QH16",
    type_name="LUẬT",
    subject=("THƯ VIỆN",),
    blocks=_LAW,
    sign=("CHỦ TỊCH QUỐC HỘI",),
    signer="Phạm Văn Mẫu",
)

NGHI_QUYET_QUOC_HOI = replace(
    LUAT,
    number="Nghị quyết số: 302/2026/QH16",
    type_name="NGHỊ QUYẾT",
    subject=("VỀ PHÁT TRIỂN VĂN HÓA ĐỌC",),
)
VAN_BAN_HOP_NHAT = replace(THONG_TU, number="Số: 12/VBHN-BVHTTDL")
QUYET_DINH_THU_TUONG = replace(QUYET_DINH_QPPL, number="Số: 19/2026/QĐ-TTg", issuer=("THỦ TƯỚNG CHÍNH PHỦ",))
QUYET_DINH_CHO_SO = replace(QUYET_DINH_QPPL, number="Số:        /2026/QĐ-UBND")
HOP_DONG_CO_DAU = Doc(
    issuer=("CÔNG TY TNHH", "SAO BIỂN"),
    number="Số: 15/2026/HĐMB",
    date="Hải Phòng, ngày 12 tháng 5 năm 2026",
    type_name="HỢP ĐỒNG",
    subject=("MUA BÁN HÀNG HÓA",),
    blocks=body(
        """
        Hôm nay, ngày 12 tháng 5 năm 2026, chúng tôi gồm có:
        BÊN A: CÔNG TY TNHH SAO BIỂN. Đại diện: ông Vũ Văn Long, Giám đốc.
        BÊN B: CÔNG TY CỔ PHẦN GIẤY LÂM SƠN. Đại diện: bà Phan Thị Hà, Tổng Giám đốc.
        = Điều 1. Hàng hóa
        Bên B bán cho Bên A 20 tấn giấy in A4.
        = Điều 2. Thanh toán
        Bên A thanh toán bằng chuyển khoản.
        """
    ),
    other_sign=("ĐẠI DIỆN BÊN A",),
    other_signer="Vũ Văn Long",
    sign=("ĐẠI DIỆN BÊN B",),
    signer="Phan Thị Hà",
)

DON = """
@ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
@ Độc lập - Tự do - Hạnh phúc
@ ĐƠN XIN NGHỈ PHÉP
Kính gửi: Ban Giám hiệu Trường Tiểu học Hoa Mai
Tôi tên là: Trần Thị Hồng Nhung, sinh ngày 12/5/1988.
Hiện là giáo viên lớp 3A. Tôi làm đơn này xin phép được nghỉ 02 ngày, từ ngày 10/11/2026 đến ngày 11/11/2026, vì lý do gia đình.
Tôi xin bàn giao công việc cho cô Nguyễn Thị Vân. Kính mong Ban Giám hiệu xem xét, giải quyết.
_ Bình Sơn, ngày 09 tháng 11 năm 2026
_ Người làm đơn
_ Trần Thị Hồng Nhung
"""
DON_KHIEU_NAI = """
@ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
@ Độc lập - Tự do - Hạnh phúc
_ An Phúc, ngày 15 tháng 6 năm 2026
@ ĐƠN KIẾN NGHỊ
Kính gửi: Ủy ban nhân dân xã An Phúc
Tôi là Lê Thị Cúc, trú tại thôn Đông, xã An Phúc. Tôi kiến nghị sửa chữa đoạn mương thoát nước trước nhà văn hóa thôn bị hỏng từ tháng 4 năm 2026.
Tôi cam đoan những nội dung trên là đúng sự thật.
_ Người viết đơn
_ Lê Thị Cúc
"""
MAU_BIEU = """
_ Mẫu số 01
@ PHIẾU ĐĂNG KÝ THAM GIA LỚP TẬP HUẤN
Họ và tên: ……………………………………………………
Ngày sinh: ……/……/…………
Đơn vị công tác: ……………………………………………
Số điện thoại: ………………………………………………
Nội dung đăng ký: …………………………………………
_ Người đăng ký
_ (Ký, ghi rõ họ tên)
"""
PHU_LUC = """
@ Phụ lục II
@ DANH MỤC CÔNG TRÌNH TRỌNG ĐIỂM
_ (Kèm theo Quyết định số 88/QĐ-UBND ngày 23 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lâm Sơn)
1. Cải tạo đường liên xã An Phúc - Tân Bình.
2. Xây dựng Trường Trung học cơ sở Bình Sơn.
3. Nâng cấp hồ chứa nước Khe Lim.
"""
TIN_BAI = """
~ Hội nghị sơ kết công tác dân vận 9 tháng đầu năm
Sáng 8/10, Ban Tuyên giáo và Dân vận Tỉnh ủy tổ chức Hội nghị sơ kết công tác dân vận 9 tháng đầu năm. Đồng chí Hà Thị Lan Anh, Phó Trưởng Ban chủ trì.
Dự hội nghị có đại diện lãnh đạo các cơ quan, đơn vị và đại biểu các xã, phường.
Trong 9 tháng đầu năm, toàn tỉnh đăng ký 1.250 mô hình “Dân vận khéo”, tập trung vào các lĩnh vực kinh tế, văn hóa - xã hội.
Phát biểu kết luận, đồng chí Hà Thị Lan Anh đề nghị các cấp ủy tiếp tục quan tâm chỉ đạo công tác dân vận.
_ Tin, ảnh: Minh Hằng
"""
DANH_SACH = """
@ DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ
1. Nguyễn Văn An, Trưởng Phòng Kinh tế.
2. Trần Thị Hòa, Giám đốc Sở Nội vụ.
3. Lê Quốc Bảo, Trưởng Ban Kinh tế - Ngân sách.
"""
HOP_DONG = """
@ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
@ Độc lập - Tự do - Hạnh phúc
@ HỢP ĐỒNG MUA BÁN HÀNG HÓA
@ Số: 15/2026/HĐMB
Căn cứ Bộ luật Dân sự; căn cứ nhu cầu và khả năng của hai bên.
Hôm nay, ngày 12 tháng 5 năm 2026, tại thành phố Hải Phòng, chúng tôi gồm có:
BÊN A: CÔNG TY TNHH THƯƠNG MẠI SAO BIỂN. Đại diện: ông Vũ Văn Long, Giám đốc.
BÊN B: CÔNG TY CỔ PHẦN GIẤY LÂM SƠN. Đại diện: bà Phan Thị Hà, Tổng Giám đốc.
Hai bên thống nhất ký hợp đồng với các điều khoản sau:
= Điều 1. Hàng hóa
Bên B bán cho Bên A 20 tấn giấy in A4 với đơn giá 18.500.000 đồng/tấn.
= Điều 2. Thanh toán
Bên A thanh toán bằng chuyển khoản trong vòng 15 ngày kể từ ngày nhận hàng.
Hợp đồng được lập thành 04 bản, mỗi bên giữ 02 bản.
@ ĐẠI DIỆN BÊN A          ĐẠI DIỆN BÊN B
"""
THU_TIENG_ANH = """
Lam Son, 12 May 2026
Dear Dr. Smith,
Thank you for your interest in our conference on community libraries. We are pleased to invite you to give a keynote speech on 20 June 2026.
Please let us know your travel plans so that we can arrange your accommodation.
Yours sincerely,
Tran Van Nam
Director, Lam Son Library
"""
SO_YEU_LY_LICH = """
@ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
@ Độc lập - Tự do - Hạnh phúc
@ SƠ YẾU LÝ LỊCH
Họ và tên: Nguyễn Thu Trang. Giới tính: Nữ.
Ngày sinh: 03/4/1992. Quê quán: xã An Phúc, tỉnh Lâm Sơn.
Trình độ học vấn: Đại học. Nghề nghiệp: Kế toán.
Quá trình công tác: từ năm 2015 đến nay làm việc tại Công ty Cổ phần Giấy Lâm Sơn.
Tôi cam đoan lời khai trên là đúng sự thật.
_ Người khai
_ Nguyễn Thu Trang
"""
BAI_VIET = """
~ Kinh nghiệm xây dựng tủ sách thôn
Tủ sách thôn Đông ra đời từ năm 2019 với hơn 200 cuốn sách do người dân quyên góp. Đến nay, tủ sách đã có 1.500 cuốn.
Mỗi chiều thứ Bảy, các em nhỏ lại đến đọc sách. Bác Lường Văn Tiến, người trông coi tủ sách, nhớ tên từng bạn đọc.
Kinh nghiệm của thôn là giao cho thanh niên luân phiên quản lý và giữ sách luôn mới.
"""
DE_CUONG = """
@ ĐỀ CƯƠNG BÀI GIẢNG
I. ĐẶT VẤN ĐỀ
1. Khái niệm văn bản hành chính.
2. Vai trò của văn bản hành chính trong quản lý.
II. NỘI DUNG
1. Phân loại văn bản.
2. Kỹ năng soạn thảo.
"""
RONG = ""
