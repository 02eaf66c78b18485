"""What components make questions with: plain words, distractors, and how sure research is."""
