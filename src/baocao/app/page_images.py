"""Pages as they are printed: Word files made into PDF, and the PDF's pages into pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from baocao.app.look import Looks
from baocao.errors import Location, ProgramError

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS_PER_MM: Final = 72 / 25.4
_MAX_DOTS: Final = 40_000_000
"""A page with more is drawn smaller."""
_EDGE: Final = 0xA0
"""Grey of the paper's edge."""


class UnreadablePdfError(ProgramError):
    """The PDF that LibreOffice made cannot be drawn."""

    code = "X210"


@dataclass(frozen=True)
class PageImages:
    """The pages of one document; each is drawn when it is asked for."""

    title: str
    pdf: Any

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self.pdf)

    def width_mm(self, number: int) -> float:
        """Return how wide a page is, the first being 0."""
        return float(self.pdf.get_page_size(number)[0]) / _POINTS_PER_MM

    def draw(self, number: int, width: int) -> Image:
        """Return a page so many dots wide, the first being 0; framed, and in greys if it has no colours."""
        across, down = self.pdf.get_page_size(number)
        dots = width * width * down / across
        if dots > _MAX_DOTS:
            width = max(1, int(width * (_MAX_DOTS / dots) ** 0.5))
        page = self.pdf[number]
        return _frame(_reduce(page.render(scale=width / across).to_pil().convert("RGB")))


def _reduce(image: Image) -> Image:
    """Return a picture without colours as one in greys: a page of text takes a third of the room."""
    from PIL.ImageChops import difference

    red, green, blue = image.split()
    is_grey = not difference(red, green).getbbox() and not difference(red, blue).getbbox()
    return red if is_grey else image


def _frame(image: Image) -> Image:
    """Draw the edge of the paper, which a white terminal would not show."""
    from PIL.ImageDraw import Draw

    edge = _EDGE if image.mode == "L" else (_EDGE,) * 3
    Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=edge)
    return image


def print_looks(looks: Looks) -> Iterator[PageImages]:
    """Yield the printed pages of documents, all made in one start of LibreOffice.

    Raises:
        ProgramError: X201–X203, LibreOffice is missing or failed; X210, its PDF cannot be read.
    """
    import pypdfium2

    from baocao.app import office

    names = {f"{number}. {look.title}": look for number, look in enumerate(looks.shown, 1)}
    made = office.to_pdf(
        {name: look.content for name, look in names.items()},
        program=looks.settings.office,
        timeout_s=looks.settings.office_timeout_s,
    )
    for name, look in names.items():
        try:
            pdf = pypdfium2.PdfDocument(made[name])
        except pypdfium2.PdfiumError as error:
            raise UnreadablePdfError(
                f"không đọc được PDF của {look.title}",
                where=Location(file=look.source),
                hint="Xem không có --image, hoặc lập văn bản bằng render rồi mở bằng Word",
            ) from error
        try:
            yield PageImages(look.title, pdf)
        finally:
            pdf.close()
