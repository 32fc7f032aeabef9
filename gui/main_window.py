"""The window: puts the parts together and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from core.model.history import Place
from core.model.page import PageView
from core.settings import Settings
from gui.actions import Actions
from gui.article.article_view import ArticleView
from gui.article.jump_line import JumpLine
from gui.editing.editing import Editing
from gui.frame.carrier import Carrier
from gui.frame.column import Column
from gui.frame.failure import tell
from gui.frame.files import FileDesk
from gui.frame.find_bar import FindBar
from gui.frame.lexicon import LexiconDesk
from gui.frame.menus import Menus, name_articles, place_menu
from gui.frame.pages import PageDesk
from gui.frame.place_keeper import PlaceKeeper
from gui.frame.recovery_desk import RecoveryDesk
from gui.frame.scroll_bond import ScrollBond
from gui.frame.skin import frame_sheet
from gui.frame.start_page import StartPage
from gui.frame.status_line import StatusLine
from gui.frame.toolbar import PageBar
from gui.frame.view_desk import ViewDesk
from gui.frame.words import page_words
from gui.frame.work_strip import WorkStrip
from gui.guard import guarded
from gui.page.raw_view import RawView
from gui.panels import panel_tabs
from gui.review.queue import tally
from gui.session import Session
from gui.theme import appearance
from gui.tour.tour import Tour
from gui.translate import tr, translator
from gui.worklist.worklist import Worklist


class MainWindow(QMainWindow):
    """The review window of one session."""

    def __init__(self, session: Session | None = None, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings if settings is not None else Settings()
        self.session = session if session is not None else Session(self)
        # Before any part is told of a page: texts must be laid out at the width at which they are shown.
        self.session.page_opened.connect(self._show_columns)
        self.actions_table = Actions(self, self._performers)
        self.files = FileDesk(self.session, self, self.settings)
        self.desk = PageDesk(self.session, self)
        self.lexicon = LexiconDesk(self.session, self)
        self.recovery = RecoveryDesk(self.session, self, self.settings)
        self.editing = Editing(self.session, self)
        self.raw = RawView(self.session)
        self.articles = ArticleView(self.session)
        self.jumps = JumpLine(self.session)
        self.scroll_bond = ScrollBond(self.raw, self.articles, self.settings, self)
        self.carrier = Carrier(self.session, self.raw, self.articles, self)
        self.find_bar = FindBar(self.session)
        self.worklist = Worklist(self.session, lambda view: tally(view).left)
        self.tabs = QTabWidget()
        self.tabs.setUsesScrollButtons(False)
        self.panels = panel_tabs(self.session, self.tabs)
        self.start_page = StartPage(self.actions_table)
        self.status_line = StatusLine(self.session, self.actions_table)
        self.bar = PageBar(self.session, self.actions_table)
        self.menus = Menus(self.menuBar(), self.actions_table)
        self._lay_out()
        self.tour = Tour(self)
        self.view_desk = ViewDesk(self)
        self.place_keeper = PlaceKeeper(self.session, self.place, (self.raw, self.articles), self)
        self._connect()
        self._restyle()
        self._put_words()
        self._show_state()
        self.setAcceptDrops(True)
        self._has_focused = False
        self.resize(1280, 800)

    # Assembly

    def _lay_out(self) -> None:
        self.raw_column = Column("raw.title", _stacked(self.find_bar, self.raw))
        self.article_column = Column("articles.title", _stacked(self.articles, self.jumps))
        self.work_column = Column("worklist.title", self.worklist)
        self.side = QWidget()
        self.side.setObjectName("side")
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.tabs)
        self.worklist.setObjectName("worklist")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        for widget, stretch in (
            (self.work_column, 0),
            (self.raw_column, 5),
            (self.article_column, 5),
            (self.side, 0),
        ):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.pages_stack = QStackedWidget()
        self.pages_stack.addWidget(self.start_page)
        self.pages_stack.addWidget(self.splitter)
        self.strip = WorkStrip(self.session)
        self.strip.setObjectName("strip")
        self.status_line.setObjectName("status")
        for widget in (self.strip, self.status_line, self.side, self.raw_column, self.article_column, self.work_column):
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        order = (self.worklist.filter, self.worklist.list, self.raw, self.articles, self.tabs.tabBar())
        for first, second in pairwise(order):
            self.setTabOrder(first, second)
        self.addToolBar(self.bar)
        self.setCentralWidget(_stacked(self.pages_stack, self.strip, self.status_line))

    def _connect(self) -> None:
        session = self.session
        for text in (self.raw, self.articles):
            text.performer = self.editing.perform_in_text
        self.raw.menu_wanted.connect(self._on_menu_wanted)
        self.articles.menu_wanted.connect(self._on_menu_wanted)
        self.raw.boundary_dragged.connect(self.editing.drag)
        self.article_column.empty.acted.connect(self.desk.analyze)
        self.raw_column.empty.acted.connect(self.files.ask_folder)
        self.raw_column.empty.other_acted.connect(self.files.ask_files)
        for signal in (session.collection_opened, session.collection_closed, session.pages_changed):
            signal.connect(self._show_state)
        session.page_opened.connect(self._on_page_opened)
        session.page_refreshed.connect(self._show_state)
        session.failed.connect(self.tell)
        session.place_restored.connect(self._on_place_restored)
        translator.language_changed.connect(self._put_words)
        appearance.changed.connect(self._restyle)

    def _performers(self) -> Iterator[QObject]:
        """Who is asked to carry an action out when no focused widget does: the open panel, the texts, the window."""
        current = self.tabs.currentWidget()
        if current is not None:
            yield current
        yield from (self.editing, self.find_bar, self.desk, self.jumps, self.files, self.lexicon, self.recovery)
        yield self.view_desk

    # Following

    def _on_page_opened(self, _view: PageView) -> None:
        self._show_state()
        if not self._has_focused:
            self._has_focused = True
            self.raw.setFocus()

    def _show_state(self, _what: object = None) -> None:
        """Show what fits: the start page, an empty column, or the texts; grey what cannot be done."""
        view, is_open = self.session.view, self.session.is_open
        self.pages_stack.setCurrentWidget(self.splitter if is_open else self.start_page)
        self.bar.setVisible(is_open)
        self._show_columns(view)
        self.view_desk.enable(is_open=is_open, has_page=view is not None)
        name_articles(self.actions_table, view)
        self._title()

    def _show_columns(self, view: PageView | None) -> None:
        """Show the texts, or what to do where there are none."""
        if view is None and not self.session.pages:
            self.raw_column.show_empty("raw.no_pages", has_button=True, has_other=True)
            self.article_column.show_empty("articles.no_pages")
        elif view is None:
            self.raw_column.show_empty("raw.empty")
            self.article_column.show_empty("raw.empty")
        else:
            self.raw_column.show_content()
            if view.articles:
                self.article_column.show_content()
            else:
                self.article_column.show_empty("articles.empty", has_button=True)

    def _put_words(self, _language: str = "") -> None:
        for index, (name, _panel) in enumerate(self.panels):
            self.tabs.setTabText(index, tr(f"tabs.{name}"))
        self.tabs.tabBar().setAccessibleName(tr("tabs.title"))
        name_articles(self.actions_table, self.session.view)
        self._title()

    def _title(self) -> None:
        view = self.session.view
        if view is not None:
            self.setWindowTitle(tr("app.title", page=page_words(view.page.details, view.page.source)))
        elif self.session.is_open:
            self.setWindowTitle(tr("app.title_collection", collection=self.session.name))
        else:
            self.setWindowTitle(tr("app.name"))

    def _restyle(self) -> None:
        self.setStyleSheet(frame_sheet())

    def _on_menu_wanted(self, point: object) -> None:
        menu = place_menu(self, self.actions_table, self.editing.spot())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)  # type: ignore[arg-type]

    def tell(self, error: BaseException) -> None:
        """Tell the user of an error; where it means damage, offer what can be done."""
        if not self.recovery.takes(error):
            tell(error, self)

    # Where the user is

    def place(self) -> Place:
        """Return where the user is."""
        view = self.session.view
        page_id = view.page.id if view is not None else 0
        return Place(page_id, self.session.article_id, self.raw.first_offset(), self.articles.first_offset())

    def _on_place_restored(self, place: Place) -> None:
        self.raw.scroll_to_offset(place.raw_offset)
        self.articles.return_to(place.article_offset)
        self.session.select_article(place.article_id)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Give the columns their widths when the window first has one."""
        super().showEvent(event)
        self.view_desk.set_widths_once()

    # Files dropped

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files.take(paths)

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place and let the worker finish; nothing needs saving."""
        self.place_keeper.keep()
        self.session.stop()
        super().closeEvent(event)


def _stacked(*widgets: QWidget) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretchFactor(next(w for w in widgets if isinstance(w, (QStackedWidget, RawView, ArticleView))), 1)
    return box
