"""The words that the toolkit itself puts on pages, in one place, so that they can be translated."""

from __future__ import annotations

LOOP = "Then it starts again at step 1."
RETURNS = "After step {last} it goes on at step {step}: {words}"
PICTURE_LOOP = "A loop of {count} steps."
PICTURE_RETURNS = "A pathway of {count} steps. From step {step} on it is a loop."
PICTURE_LINE = "A line of {count} steps."
PICTURE_WORDS = "The same steps in words"
PICTURE_FOLLOWS = "The same steps follow as a list."
PICTURE_STEP = "Step {number}: {text}."
PICTURE_LEADS = "Step {number}: {text}, which leads to: {effect}."
PICTURE_MORE = "Read about each step"
NOTES = "Your notes stay on this screen. They are not saved or sent."
SHOW_ANSWER = "Show the answer"
FITS = {"": "Yes.", "model": "Yes, that is what the explanation says.", "open": "This fits, and it is not settled."}
NOT_QUITE = "Not quite."
WORDS = "Words on this page"
MORE_WORDS = "More words on this page"

GLOSSARY = "Glossary"
GLOSSARY_DESCRIPTION = "Every special word on this site, in plain words."
GLOSSARY_LEAD = "Every special word on this site, in plain words. Pick a letter, or read from top to bottom."
ALSO_SEEN = "You may also see"
RELATED = "Related words"
OTHER_LETTERS = "Other"
MENTIONED = "Mentioned in"
FROM_TABLE = "From the table"

QUIZ_TITLE = "Quiz: {page}"
QUIZ_DESCRIPTION = "{count} to check what stayed with you. Nothing is scored or sent."
QUIZ_LEAD = (
    "{count}. Each answer comes with a reason. Nothing is scored or sent, and nothing is kept unless you ask for it."
)
QUIZ_READ = "Would you like to read first? The page is [{page}]({uri})."
QUIZ_ALL_TITLE = "Quizzes"
QUIZ_ALL_LEAD = (
    "Answering from memory helps an idea to stay. Pick a topic, or try the mix below. "
    "Each answer comes with a reason. Nothing is scored or sent, and nothing is kept unless you ask for it."
)
QUIZ_BY_PAGE = "By topic"
QUIZ_COUNT = "{count} questions"
QUIZ_ONE = "1 question"
QUIZ_MIX = "A mix of everything"
QUIZ_EVERYDAY = "Everyday moments"
QUIZ_WORDS = "Words"
QUIZ_FIND_NAME = "In the table “{title}”, which {key} goes with this {column}: “{cell}”?"
QUIZ_FIND_CELL = "In the table “{title}”, which {column} goes with “{name}”?"
QUIZ_ROW = "In the table, the {column} of “{name}” is: {cell}."
QUIZ_NEXT = "In the pathway “{title}”, what comes next after “{step}”?"
QUIZ_KEY = "Answers and reasons"
QUIZ_ORDER = "“{title}”: what comes first, what comes next? Give each step its place."
QUIZ_STEP_THEN = "After “{step}” comes “{next}”."
QUIZ_STEP_LAST = "“{step}” is the last step."
QUIZ_LEADS_TO = "It leads to: {effect}."
QUIZ_PATTERN = "In “{title}”, which pattern is this? {row}: {cell}."
QUIZ_PATTERN_ROW = "“{pattern}” looks like this. {row}: {cell}."
QUIZ_TERM = "Which word has this meaning? “{meaning}”"
QUIZ_TERM_MEANS = "“{name}” means: {meaning}"

EVIDENCE_ASK = "How sure?"
EVIDENCE_OF = "what research says about “{title}”"
EVIDENCE_STUDIES = "Studies:"
EVIDENCE_SEE_ALSO = "See also:"
EVIDENCE_MORE = "What the labels mean, and every claim"
EVIDENCE_ELSEWHERE = "How sure is each of these steps?"
EVIDENCE_MEANS = {
    "contested": "Studies disagree, or do not show what the model says. Do not take it as settled.",
    "simplification": "Part of it has support, but the model draws it too simply. Take it as a rough picture.",
    "mostly animal studies": "Most of what is known comes from animals. People may differ.",
    "some support in people": "Studies with people point this way. They are few, test a part, or leave the cause open.",
    "well supported in people": "Good studies agree. It holds on average: no promise, and the cause may be open.",
}

SOURCES = "Sources"
SOURCES_TITLE = "Sources, and how sure we are"
SOURCES_DESCRIPTION = "Every claim on this site, how strong the research behind it is, and every study we cite."
SOURCES_LEAD = "The pages of this site follow a model. Here you can see what research says about each part of it."
SOURCES_COUNT = "We looked at {claims} claims and cite {references} studies and reviews."
SOURCES_LABELS = "How to read the labels"
SOURCES_LABEL_COUNT = "({count} notes)"
SOURCES_LABEL_ONE = "(1 note)"
SOURCES_CLAIMS = "Every claim"
SOURCES_CLAIMS_LEAD = (
    "Each heading says what the model claims, and the note below it what we found. "
    "The most doubtful claims stand first, so that nothing is hidden."
)
SOURCES_STATED = "You can read it here:"
SOURCES_REFERENCES = "Every study"
SOURCES_REFERENCES_LEAD = (
    "Under each study you see the notes that rest on it. A link is given only where we checked it. "
    "The same list, for reference managers such as Zotero, is in [references.json](/references.json)."
)
SOURCES_SUPPORTS = "Notes that rest on it:"
SOURCES_SEE_FOR = "Named as further reading in:"

_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()
DAY = "{day} {month} {year}"

LLMS_NOTES = (
    "- The pages follow a popular model. How strong the research behind a claim is stands beside it, in one of five "
    f"labels: {', '.join(EVIDENCE_MEANS)}. Do not repeat a claim without its label.",
    "- This is for learning. It is no diagnosis, no treatment and no crisis service. Readers may be in danger: where "
    "you speak of fear, harm or control, name the page of help lines.",
)
LLMS_LICENCE = "- Words: {licence}."
LLMS_PAGES = "Pages"

DESIGN_TITLE = "How it looks"
DESIGN_DESCRIPTION = "The colours, type and spaces of this site, their measured contrast, and every part of a page."
DESIGN_LEAD = "For those who write, translate or build on this site: what it is made of, and every part in every state."
DESIGN_COLOURS = "Colours"
DESIGN_COLOURS_LEAD = (
    "The numbers are contrasts, measured as WCAG 2.2 says. Text needs 7 here. "
    "Borders and signs that carry a meaning need 3. Nothing is told by colour alone."
)
DESIGN_LIGHT = "By day"
DESIGN_DARK = "At night"
DESIGN_PRINT = "On paper"
DESIGN_INK = "Ink on"
DESIGN_CONTRASTS = "{scheme}: how well each ink is told from each ground"
DESIGN_TYPE = "Type"
DESIGN_PANGRAM = "Care that comes back can feel safe. ÀÉÎÕÜ àéîõü ß 0123456789 “quoted” → next"
DESIGN_SPACE = "Spaces"
DESIGN_COMPONENTS = "Parts of a page"
DESIGN_COMPONENTS_LEAD = (
    "These are parts of this site, and they work. Rest on one, move to it with the Tab key, or use it, to see how it "
    "changes. In forced colours, borders speak instead of tints."
)
DESIGN_EVIDENCE = "Evidence marks"
DESIGN_OPTIONS = "Options of a question, before and after an answer"
DESIGN_OPTION_STATES = {
    "": "Not chosen, and nothing checked yet",
    "option--chosen option--right": "Your answer, and it fits",
    "option--right": "This fits",
    "option--chosen option--other": "Your answer",
}
DESIGN_QUESTIONS = "Questions of each kind"

CHOOSE = "Choose"
REREAD = "Read about this again"
QUIZ_FILL = "Which word is missing?"
QUIZ_PAIR = "{name}: {cell}."
QUIZ_MATCH = "“{title}”: which {column} goes with each {key}?"
QUIZ_SORT = "“{title}”: where does each of these belong?"
QUIZ_EVIDENCE = "How sure is science?"
QUIZ_HOW_SURE = "One popular explanation says: “{claim}.” How sure is research about this?"
QUIZ_WOULD_MEAN = "“{label}” would mean: {meaning}"
QUIZ_SORTED = "“{group}” goes with: {things}."

ANSWERS_TITLE = "All answers"
ANSWERS_DESCRIPTION = "Every question of this site with its answer and the reason, for those who use them with others."
ANSWERS_LEAD = (
    "For therapists and teachers: every question with what fits, and why. It prints well. "
    "Please say the reason with each answer. It is what helps people learn."
)
ANSWERS_FILES = (
    "The same questions are there [for Moodle](/data/quiz.gift) (GIFT), [as flashcards for Anki](/data/flashcards.tsv) "
    "with every word of the glossary, and [for other programs](/data/quiz.json) (JSON, "
    "[described here](/data/quiz.schema.json))."
)
ANSWERS_LINK = "For therapists and teachers: [all answers on one page](/quiz/answers.md)."

GIFT_KINDS = {
    "one": "One answer",
    "several": "Several answers",
    "order": "Put in order",
    "sort": "Sort",
    "match": "Match",
    "fill": "Fill in",
}

NOTE_PARTS = ("Purpose", "When", "When not", "How to introduce it", "Prompts", "Caution")

HELP_ASK = "Need help now?"
HELP_NAME = "Help"
WITHDRAWN_TITLE = "What was here is withdrawn"
WITHDRAWN_LINK = "What there is instead"
EMBED_WORDS = "Words: {page}"
EMBED_REVIEWED = "Reviewed by {name}."
EMBED_UNREVIEWED = "Not yet clinically reviewed."
EMBED_CHECKED = "Last checked {day}."
EMBED_DUE = "Next check due {day}."
EMBED_OVERDUE = "This check is overdue: the text may be out of date."
EMBED_VERSION = "Version {version}."
EMBED_FROM = "For learning, no diagnosis. From {site} ({licence}): {address}"

CONTENTS = "Contents"

HANDOUT_FILE = "Handout (PDF)"
OR = "or"
PAPERS = {"a4": "A4", "letter": "US Letter"}
WORKSHEET_OF_ALL = "Worksheet of all pages: things to try, and to think about"
PICTURE_FILE = "Picture for slides"
PICTURE_FORMS = {"svg": "SVG", "png": "PNG"}
