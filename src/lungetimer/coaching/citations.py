"""A source as it is cited."""

from __future__ import annotations

from lungetimer.frozen import frozen


@frozen
class Source:
    """A place to look a fact up.

    Attributes:
        key: what the facts refer to.
        name: short name for the person.
        title: title and journal, or the site and the page.
        authors: who wrote it; empty for sites and organisations.
        year: when it was published; None where the page carries no year.
        doi: its digital object identifier; empty where it has none or none was found.
    """

    key: str
    name: str
    title: str
    authors: str = ""
    year: int | None = None
    doi: str = ""

    @property
    def where(self) -> str:
        """Authors, year, title and identifier in one line, as far as they are known."""
        year = f"({self.year})" if self.year else ""
        head = " ".join(part for part in (self.authors, year) if part)
        doi = f"doi {self.doi}" if self.doi else ""
        return ". ".join(part for part in (head, self.title, doi) if part)
