"""Quizzes: questions made from the other blocks, and the pages that hold them."""
