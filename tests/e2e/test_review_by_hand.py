"""The main job in the real window: import, fix boundaries, tag, confirm, undo, close, come back."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from core.model.kinds import Decision, PageStatus, Role
from core.model.page import PageAnalysis
from gui.dialogs.import_report import ImportReportDialog
from gui.theme import appearance
from gui.translate import translator
from tests.gui.small_page import ANALYSIS, TEXT, make_collection, span_of
from tests.gui.window_driver import Driver

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def roles(article):
    return [part.role for part in article.parts]


def test_split_and_merge_by_key(driver):
    driver.click(span_of("镇长白云舒").start)
    driver.key("/")
    assert len(driver.view.articles) == 3
    assert any(a.parts[0].span.start == span_of("昨天修好").start for a in driver.view.articles)
    driver.key(Qt.Key.Key_M, SHIFT)
    assert len(driver.view.articles) == 2
    driver.key("M")
    assert len(driver.view.articles) == 1


def test_lines_go_to_an_article_by_its_number(driver):
    driver.select(span_of("一直看到天黑。"))
    driver.key("1")
    first = driver.view.articles[0]
    assert any(part.span.covers(span_of("一直看到天黑。")) for part in first.parts)
    driver.click(span_of("梨园小学添").start)
    driver.key("0")
    assert any(f.span.covers(span_of("梨园小学添了新书")) for f in driver.view.furniture)


def test_a_role_by_key_and_by_the_twin(driver):
    driver.select(span_of("本报山湾五月六日讯（记者 柳青岩）"))
    driver.key("G")
    assert Role.DATELINE in roles(driver.view.articles[0])
    driver.click(span_of("山湾镇修好").start)
    driver.key("Q")
    assert roles(driver.view.articles[0])[0] is Role.KICKER
    driver.key(Qt.Key.Key_B, CTRL | SHIFT)
    assert Role.KICKER not in roles(driver.view.articles[0])


def test_tag_confirm_reject_and_undo(driver):
    driver.select(span_of("梨园小学", nth=1))
    driver.key("O")
    tagged = [m for m in driver.view.mentions if m.type == "ORG"]
    assert [m.text for m in tagged] == ["梨园小学"]
    driver.click(span_of("20公里").start + 1)
    driver.key(Qt.Key.Key_Return)
    assert driver.view.figures[0].decision is Decision.CONFIRMED
    driver.click(span_of("柳青岩").start + 1)
    driver.key(Qt.Key.Key_Backspace)
    assert Decision.REJECTED in [m.decision for m in driver.view.mentions]
    for _ in range(3):
        driver.key("U")
    assert driver.view.mentions == ANALYSIS.mentions or all(not m.decision.is_made for m in driver.view.mentions)
    assert len(driver.view.mentions) == 3
    driver.key(Qt.Key.Key_U, SHIFT)
    assert len(driver.view.mentions) == 4


def test_enter_on_plain_text_decides_nothing(driver):
    driver.click(span_of("孩子们").start + 1)
    before = driver.view.revision
    driver.key(Qt.Key.Key_Return)
    assert driver.view.revision == before
    assert "确认" in driver.window.status_line.said.text()


def test_a_boundary_is_dragged_with_the_mouse(driver):
    raw = driver.raw
    height = raw.flow.blocks[0].face.row_height
    top = driver.point(span_of("梨园小学添").start).y() - height / 2
    start = QPoint(round(raw.columns.band + 3), round(top))
    driver.drag(start, QPoint(start.x(), round(start.y() - 2 * height)))
    second = driver.view.articles[1]
    assert any(part.span.covers(span_of("不再绕行。")) for part in second.parts)
    assert driver.session.undo_label is not None


def test_it_opens_where_it_was_left_and_an_old_merge_is_undone(qtbot, dressed, no_thread_left, tmp_path):
    path = make_collection(tmp_path / "三.jiaokan", pages=3)
    first = Driver(qtbot, tmp_path, path)
    first.session.open_page(first.session.pages[1].id)
    first.settle()
    first.click(span_of("3000册").start)
    first.key(Qt.Key.Key_M, SHIFT)
    first.close()
    assert not first.failures
    again = Driver(qtbot, tmp_path, path)
    assert again.view.page.id == again.session.pages[1].id
    assert again.session.article_id == again.view.articles[0].id
    assert len(again.view.articles) == 1
    again.key("U")
    assert len(again.view.articles) == 2
    again.close()
    assert not again.failures


@pytest.fixture
def canned_analysis(monkeypatch):
    """Let the analysis of an import be canned: these tests are about the window."""

    def analyze_many(tasks, _lexicon, report, cancelled, **_options):
        for task in tasks:
            yield task.key, ANALYSIS if task.text.startswith(TEXT[:20]) else PageAnalysis()

    monkeypatch.setattr("core.analysis.analyzer.analyze_many", analyze_many)


def test_a_dropped_folder_is_imported_and_its_first_page_opened(empty_driver, canned_analysis, tmp_path, monkeypatch):
    driver, folder = empty_driver, tmp_path / "报"
    folder.mkdir()
    (folder / "山湾报_20230506_03版.txt").write_text(TEXT, encoding="gb18030")
    (folder / "空.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr("gui.frame.files._free_path", lambda name: tmp_path / f"{name}.jiaokan")
    outcomes = []
    driver.window.files.imported.connect(outcomes.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    where, buttons = driver.window.rect().center(), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, mime, buttons, none)
    driver.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    driver.window.dropEvent(QDropEvent(QPointF(where), Qt.DropAction.CopyAction, mime, buttons, none))
    driver.settle()
    assert driver.view.page.raw_text == TEXT
    assert len(driver.view.articles) == 2
    assert len(outcomes[0].refused) == 1
    dialog = driver.window.findChild(ImportReportDialog)
    assert dialog.isVisible()
    dialog.accept()
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.raw.hasFocus)
    assert driver.window.pages_stack.currentWidget() is driver.window.splitter


def test_a_page_is_marked_as_reviewed_and_the_next_one_opens(qtbot, dressed, no_thread_left, tmp_path):
    driver = Driver(qtbot, tmp_path, make_collection(tmp_path / "二.jiaokan", pages=2))
    first = driver.view.page.id
    driver.key(Qt.Key.Key_Return, CTRL | SHIFT)
    driver.settle()
    assert driver.view.page.id != first
    assert [page.status for page in driver.session.pages] == [PageStatus.REVIEWED, PageStatus.NEW]
    driver.close()
    assert not driver.failures


def test_keys_typed_into_a_field_are_no_actions(driver):
    revision = driver.view.revision
    driver.window.worklist.filter.setFocus()
    QTest.keyClicks(driver.window.worklist.filter, "pm/1uq")
    driver.settle()
    assert driver.window.worklist.filter.text() == "pm/1uq"
    assert driver.view.revision == revision


def test_language_theme_and_size_change_in_the_middle(driver):
    driver.click(span_of("3000册").start)
    caret = driver.session.caret
    translator.set_language("en")
    appearance.set_theme("dark")
    appearance.set_scale(150)
    assert driver.window.menus["edit"].title() == "&Edit"
    assert driver.window.status_line.left.text().endswith("left to decide on this page")
    assert driver.window.raw.flow.blocks[0].face.em == pytest.approx(22, abs=1.5)
    assert driver.window.grab().toImage().pixelColor(400, 400).lightness() < 128
    assert driver.session.caret == caret
    driver.key(Qt.Key.Key_Return)
    assert driver.view.figures[1].decision is Decision.CONFIRMED


def test_find_goes_round_over_line_ends(driver):
    driver.window.actions_table["find"].trigger()
    bar = driver.window.find_bar
    bar.field.insert("环湖路昨天")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert driver.raw.lit == [(span_of("环湖路\n昨天").start, span_of("环湖路\n昨天").end)]
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert driver.raw.hasFocus()


def test_the_menu_of_a_place_offers_what_fits(driver):
    from gui.frame.menus import place_menu

    driver.click(span_of("柳青岩").start + 1)
    menu = place_menu(driver.window, driver.window.actions_table, driver.window.editing.spot())
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words[0] == "确认"
    assert "从此处拆成新稿件" in words
    submenus = [action.menu() for action in menu.actions() if action.menu()]
    headlines = [action.text().split("\t")[0] for submenu in submenus for action in submenu.actions()]
    assert "2　梨园小学添了新书" in headlines
    menu.deleteLater()


def test_nothing_left_is_said(driver):
    assert driver.window.status_line.left.text() == "本版还剩 7 处待审"
    ids = [article.id for article in driver.view.articles]
    for article_id in ids:
        article = next(a for a in driver.view.articles if a.id == article_id)
        driver.click(article.first)
        driver.key(Qt.Key.Key_Return, SHIFT)
    for piece in ("柳青岩", "20公里", "白云舒", "3000册"):
        driver.click(span_of(piece).start + 1)
        driver.key("A" if piece == "白云舒" else Qt.Key.Key_Return)
    assert driver.window.status_line.left.text().startswith("本版已全部审完")
    driver.key(Qt.Key.Key_U)
    assert driver.window.status_line.left.text() == "本版还剩 1 处待审"


def test_a_whole_page_is_reviewed_by_keyboard_alone(driver):
    """The queue asks, Enter answers, until the page can be marked as reviewed."""
    panel = driver.window.tabs.currentWidget()
    driver.window.actions_table["focus_panels"].trigger()
    presses = 0
    while driver.view.page.status is not PageStatus.REVIEWED:
        focused = driver.window.focusWidget()
        assert focused is panel or panel.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Return)
        driver.settle()
        presses += 1
        assert presses < 12
    assert all(mention.decision.is_made for mention in driver.view.mentions)
    assert all(figure.decision.is_made for figure in driver.view.figures)
    assert all(article.decision.is_made for article in driver.view.articles)


def test_a_part_is_given_away_through_the_menu_of_its_place(driver):
    from gui.frame.menus import place_menu

    driver.click(span_of("梨园小学添").start + 2)
    menu = place_menu(driver.window, driver.window.actions_table, driver.window.editing.spot())
    entries = [entry for action in menu.actions() if action.menu() for entry in action.menu().actions()]
    next(entry for entry in entries if entry.text().startswith("1　")).trigger()
    driver.settle()
    assert any(part.span == span_of("梨园小学添了新书") for part in driver.view.articles[0].parts)
    menu.deleteLater()
