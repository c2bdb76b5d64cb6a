"""This file holds the check of a picture before it becomes the emblem: read whole, and written anew."""

import warnings
from gettext import gettext as _
from io import BytesIO

from asn_desktop.errors import UserError

LEAST_WIDTH, LEAST_HEIGHT = 300, 360
MOST_PIXELS = 40_000_000
MOST_BYTES = 20 * 1024 * 1024
KEPT = (1200, 1440)
"""Larger pictures are made smaller: the emblem is printed 18 × 22 mm."""


def clean_picture(raw: bytes) -> bytes:
    """A PNG of the same picture, without whatever else the file carried.

    Raises:
        UserError: not a PNG or JPEG, not whole, too small, or beyond all measure.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(raw) > MOST_BYTES:
        raise UserError(_("Gambar lebih besar dari 20 MB."), next_step=_("Perkecil gambarnya lebih dulu."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            Image.open(BytesIO(raw), formats=("PNG", "JPEG")).verify()
            picture = Image.open(BytesIO(raw), formats=("PNG", "JPEG"))
            _check_size(*picture.size)
            picture.load()
            upright = ImageOps.exif_transpose(picture)
    except UserError:
        raise
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise UserError(
            _("Berkas ini bukan gambar PNG atau JPG yang utuh."),
            next_step=_("Pilih gambar lambang lain."),
        ) from error
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    kept = upright.convert("RGBA" if has_alpha else "RGB")
    kept.thumbnail(KEPT)
    made = BytesIO()
    kept.save(made, "PNG", optimize=True)
    return made.getvalue()


def _check_size(width: int, height: int) -> None:
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        raise UserError(
            _("Lambang minimal 300 × 360 titik"),
            next_step=_("Gambar ini {width} x {height} titik. Pilih yang lebih besar.").format(
                width=width, height=height
            ),
        )
    if width * height > MOST_PIXELS:
        raise UserError(_("Gambar ini terlalu besar."), next_step=_("Perkecil gambarnya lebih dulu."))
