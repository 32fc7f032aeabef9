from core.analysis.entities import find_mentions
from core.model.mention import LexiconEntry
from tests.analysis.entities.pages import block, found

PLAIN = "乡亲们请来陌桑谷唱戏，锣鼓响到半夜。"


def test_a_learned_word_is_proposed_with_high_confidence():
    assert found(find_mentions([block(PLAIN)])) == []
    mention = find_mentions([block(PLAIN)], [LexiconEntry("陌桑谷", "PER")])[0]
    assert (mention.type, mention.text, mention.reason.key) == ("PER", "陌桑谷", "reason.entity.lexicon")
    assert mention.confidence >= 0.95


def test_the_longest_learned_word_wins():
    lexicon = [LexiconEntry("陌桑", "LOC"), LexiconEntry("陌桑谷", "LOC"), LexiconEntry("桑谷", "LOC")]
    assert found(find_mentions([block(PLAIN)], lexicon)) == [("LOC", "陌桑谷")]


def test_a_learned_word_does_not_break_a_longer_word_of_the_dictionary():
    text = "眼下正是用水高峰期。"
    assert found(find_mentions([block(text)], [LexiconEntry("高峰", "PER")])) == []


def test_a_learned_number_is_not_found_inside_another():
    lexicon = [LexiconEntry("12345热线", "PROGRAM"), LexiconEntry("345", "EVENT")]
    assert found(find_mentions([block("市民拨打12345热线求助。")], lexicon)) == [("PROGRAM", "12345热线")]


def test_a_rejected_word_is_not_proposed_in_that_type_again():
    text = "副县长段怀川检查防汛工作。"
    assert found(find_mentions([block(text)])) == [("PER", "段怀川")]
    assert found(find_mentions([block(text)], [LexiconEntry("段怀川", "PER", is_rejected=True)])) == []
    assert found(find_mentions([block(text)], [LexiconEntry("段怀川", "ORG", is_rejected=True)])) == [("PER", "段怀川")]


def test_when_a_body_is_rejected_the_place_in_it_is_proposed():
    text = "东岭县老街灯会指挥部里灯火通明。"
    rejected = [LexiconEntry("东岭县老街灯会指挥部", "ORG", is_rejected=True)]
    assert found(find_mentions([block(text)])) == [("ORG", "东岭县老街灯会指挥部")]
    assert found(find_mentions([block(text)], rejected)) == [("LOC", "东岭县")]


def test_words_of_other_types_may_lie_over_names():
    text = "东岭县第三届柿子节开幕。"
    got = found(find_mentions([block(text)], [LexiconEntry("东岭县第三届柿子节", "EVENT")]))
    assert got == [("EVENT", "东岭县第三届柿子节"), ("LOC", "东岭县")] or got == [
        ("LOC", "东岭县"),
        ("EVENT", "东岭县第三届柿子节"),
    ]


def test_a_two_character_name_is_found_when_set_apart():
    got = find_mentions([block("掌声送给陌 桑。")], [LexiconEntry("陌桑", "PER", authority="陌桑")])
    assert [m.text.replace(" ", "") for m in got] == ["陌桑"]


def test_the_agreed_name_of_a_learned_word_is_the_authority():
    lexicon = [LexiconEntry("陌桑谷", "PER", authority="陌桑谷（豫剧演员）")]
    assert find_mentions([block(PLAIN)], lexicon)[0].authority == "陌桑谷（豫剧演员）"


def test_a_learned_name_that_is_a_common_word_needs_more_than_itself():
    lexicon = [LexiconEntry("江河", "PER")]
    assert found(find_mentions([block("大小江河都涨了水。")], lexicon)) == []
    assert found(find_mentions([block("副县长江河检查防汛工作。")], lexicon)) == [("PER", "江河")]


def test_a_learned_county_gives_its_last_character_to_the_next_word():
    text = "记者在微东县域医共体了解到新变化。"
    learned = found(find_mentions([block(text)], [LexiconEntry("微东县", "LOC")]))
    assert ("LOC", "微东县") not in learned
    assert found(find_mentions([block("记者来到微东县采访。")], [LexiconEntry("微东县", "LOC")])) == [("LOC", "微东县")]
