"""This file holds long lists and the page of staff: filling, first paint, scrolling, sorting.

The limit is Qt's own SQL model, in C++, over the same 100 000 rows in a plain SQLite file.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView

from asn_desktop.ui.background import Background
from asn_desktop.ui.employee.page import StaffPage
from asn_desktop.ui.widgets.row_list import ListItem, RowList
from asn_desktop.ui.widgets.table import Column, TableView
from tests.bench.bench_data import office
from tests.bench.bench_painting import application
from tests.bench.harness import Sample, benchmark, timed
from tests.factories import admin_id, seeded_template

MANY, FRAMES = 100_000, 120
LIMIT = "Qt's SQL model"
HEADINGS = ("id", "nip", "nama", "jabatan", "golongan", "unit", "nilai", "status")
NAME = HEADINGS.index("nama")
Row = tuple[Any, ...]


@contextmanager
def rows_on_disk() -> Iterator[tuple[sqlite3.Connection, QSqlDatabase]]:
    """The rows, reachable by Python and by Qt."""
    application()
    with TemporaryDirectory() as scratch:
        path = str(Path(scratch) / "daftar.db")
        with sqlite3.connect(path) as connection:
            connection.execute(f"CREATE TABLE p ({', '.join(HEADINGS)})")
            connection.executemany(
                f"INSERT INTO p VALUES ({', '.join('?' * len(HEADINGS))})", map(made_row, range(MANY))
            )
            connection.execute("CREATE INDEX p_nama ON p (nama COLLATE NOCASE)")
        database = QSqlDatabase.addDatabase("QSQLITE", scratch)
        database.setDatabaseName(path)
        assert database.open(), database.lastError().text()
        try:
            yield connection, database
        finally:
            database.close()
            connection.close()


def made_row(number: int) -> Row:
    """One invented row."""
    name = f"Pegawai {number * 104_729 % MANY} Nurhaliza"
    nip, rank = f"{number * 7_919 % MANY:018d}", f"III/{'abcd'[number % 4]}"
    return (
        *(number, nip, name, f"Kasi {number % 40}", rank, f"Unit {number % 300}"),
        *((number * 31 % 500) / 100, "Aktif"),
    )


def bare_model(database: QSqlDatabase, order: str = "") -> QSqlQueryModel:
    """Every row of the query, fetched."""
    model = QSqlQueryModel()
    model.setQuery(f"SELECT * FROM p {order}", database)
    while model.canFetchMore():
        model.fetchMore()
    return model


def bare_table() -> QTableView:
    """A table as plain as can be."""
    view = QTableView()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(36)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.resize(1024, 700)
    return view


def own_table() -> TableView[Row]:
    """The table of the program's pages, with the same columns."""
    columns = [
        Column[Row](heading, value=lambda row, place=place: row[place], width=100)  # type: ignore[misc]
        for place, heading in enumerate(HEADINGS)
    ]
    view = TableView(columns)
    view.resize(1024, 700)
    return view


def painted(view: QAbstractItemView) -> None:
    """Show and paint at once."""
    view.show()
    application().processEvents()
    view.viewport().repaint()


def read(connection: sqlite3.Connection) -> list[Row]:
    return connection.execute("SELECT * FROM p").fetchall()


@benchmark("list-100000", unit="ms", ours="table filled and painted", limit=LIMIT, reach=1.0, rounds=7)
def filling_and_first_paint() -> Iterator[dict[str, Sample]]:
    with rows_on_disk() as (connection, database):

        def bare() -> None:
            view = bare_table()
            model = bare_model(database)
            view.setModel(model)
            painted(view)
            view.setModel(None)

        def ours() -> None:
            view = own_table()
            view.show_rows(read(connection))
            painted(view)

        rows = read(connection)
        items = [ListItem(row[0], row[2], row[3]) for row in rows]

        def rows_ready() -> None:
            view = own_table()
            view.show_rows(rows)
            painted(view)

        def list_ready() -> None:
            view = RowList()
            view.resize(320, 700)
            view.show_items(items)
            painted(view)

        yield {
            LIMIT: timed(bare),
            "table filled and painted": timed(ours),
            "table, rows already read": timed(rows_ready),
            "list of two lines, items ready": timed(list_ready),
        }


def frames(view: QAbstractItemView) -> Sample:
    """The 95th percentile of frames while the wheel turns."""
    painted(view)
    bar = view.verticalScrollBar()

    def sample() -> float:
        taken = []
        for number in range(FRAMES):
            began = time.perf_counter()
            bar.setValue(number * 48)
            view.viewport().repaint()
            taken.append((time.perf_counter() - began) * 1_000)
        return sorted(taken)[int(FRAMES * 0.95)]

    return sample


@benchmark("list-scroll", unit="ms", ours="table frame p95", limit=LIMIT, reach=1.3, rounds=9)
def scrolling() -> Iterator[dict[str, Sample]]:
    with rows_on_disk() as (connection, database):
        bare, model = bare_table(), bare_model(database)
        bare.setModel(model)
        ours, listed = own_table(), RowList()
        rows = read(connection)
        ours.show_rows(rows)
        listed.resize(320, 700)
        listed.show_items([ListItem(row[0], row[2], row[3]) for row in rows])
        yield {LIMIT: frames(bare), "table frame p95": frames(ours), "list frame p95": frames(listed)}
        bare.setModel(None)


@benchmark("list-sort", unit="ms", ours="sorted by name", limit=LIMIT, reach=1.0, rounds=7)
def sorting_by_name() -> Iterator[dict[str, Sample]]:
    with rows_on_disk() as (connection, database):
        bare, ours = bare_table(), own_table()
        ours.show_rows(read(connection))
        painted(bare)
        painted(ours)
        held: list[QSqlQueryModel] = []

        def sort_bare() -> None:
            model = bare_model(database, "ORDER BY nama COLLATE NOCASE")
            bare.setModel(model)
            held[:] = [model]
            bare.viewport().repaint()

        def sort_ours() -> None:
            ours.table.sort(NAME)
            ours.viewport().repaint()

        def shuffled() -> float:
            # By the id, so that every round has the same work to do.
            ours.table.sort(0)
            return timed(sort_ours)()

        yield {LIMIT: timed(sort_bare), "sorted by name": shuffled}
        bare.setModel(None)


@benchmark(
    "staff-page", unit="ms", ours="page of staff painted", limit="plain list painted", reach=10.0, rounds=9
)
def first_list_painted() -> Iterator[dict[str, Sample]]:
    """The aim is ours: the design sets none for a page."""
    app = application()
    with office(seeded_template()) as database:
        background = Background()
        account_id = admin_id(database)
        background.set_database(database, account_id)
        with database.maintenance() as connection:
            raw: Any = connection

        def bare() -> None:
            names = [name for (name,) in raw.execute("SELECT name FROM employee ORDER BY name")]
            view = QListView()
            view.setModel(QStringListModel(names, view))
            view.resize(1106, 579)
            painted(view)

        def settle(is_done: Callable[[], object]) -> None:
            while not is_done():
                background.wait()
                app.processEvents()

        def ours() -> None:
            page = StaffPage(background)
            page.resize(1106, 579)
            page.show()
            settle(lambda: page.people.list.rows.items())
            page.people.list.rows.viewport().repaint()
            page.hide()
            page.deleteLater()

        yield {"plain list painted": timed(bare), "page of staff painted": timed(ours)}
        background.wait()
        app.processEvents()
        background.close()
