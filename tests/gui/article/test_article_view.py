from tests.gui.small_page import TEXT, span_of


def clean_span(driver, piece, nth=0):
    [(start, end)] = driver.window.articles.composition.ranges(span_of(piece, nth=nth))
    return start, end


def test_it_shows_the_articles_of_the_page(driver):
    driver.settle()
    assert driver.window.articles.flow.text.startswith("山湾镇修好")


def test_what_is_selected_here_is_selected_in_the_raw_text(driver):
    from core.model.span import Span

    start, end = clean_span(driver, "环湖路\n昨天修好")
    driver.select(Span(start, end), driver.window.articles)
    assert driver.session.selection == span_of("环湖路\n昨天修好")


def test_a_caret_in_the_raw_text_lights_the_same_place_here(driver):
    driver.click(span_of("3000册").start)
    start, _ = clean_span(driver, "3000册")
    assert driver.window.articles.lit == [(start, start + 1)]


def test_a_place_asked_for_before_the_text_is_composed_is_shown_after(driver):
    driver.session.open_page(driver.view.page.id)
    driver.session.show_span(span_of("3000册"))
    driver.settle()
    driver.session.show_span(span_of("3000册"))
    assert driver.window.articles.lit == [clean_span(driver, "3000册")]


def test_the_text_is_never_taken_for_markup(driver, tmp_path):
    from hashlib import sha256

    from core.commands.articles import AssignSpan
    from core.commands.pages import ImportPages
    from core.model.span import Span
    from core.model.transfer import ReadPage
    from core.workspace import Workspace

    text = "<b>甲</b>&amp;<img src=x>\n乙"
    path = tmp_path / "标.jiaokan"
    with Workspace.create(path) as workspace:
        [page_id] = workspace.do(
            ImportPages((ReadPage("标.txt", text, sha256(text.encode()).hexdigest(), "utf-8"),))
        ).pages
        workspace.do(AssignSpan(page_id, Span(0, len(text))))
    driver.session.open_collection(path)
    driver.settle()
    assert driver.raw.flow.text == text
    assert driver.window.articles.flow.text.startswith("<b>甲</b>&amp;<img src=x>")
    assert driver.window.tabs.currentWidget() is not None


def test_scroll_position_survives_a_change(driver):
    view = driver.window.articles
    driver.window.resize(1280, 360)
    view.scroll_to_offset(clean_span(driver, "梨园小学昨天")[0])
    driver.select(span_of("柳青岩"))
    before = view.composition.raw_offset(view.first_offset())
    driver.key("O")
    assert view.composition.raw_offset(view.first_offset()) == before
    assert driver.view.page.raw_text == TEXT
