"""What lives on many pages: evidence, the glossary, quizzes, help, search, words of crisis, the page of the look."""
