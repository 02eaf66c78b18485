"""Parts that live elsewhere: one self-contained HTML file for each block, quiz and word, and its oEmbed document."""
