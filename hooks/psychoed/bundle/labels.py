"""The words that downloads bring with them, in one place, so that they can be translated."""

from __future__ import annotations

START_FIRST = "First: take it out of the zip"
START_WHY = (
    "You may see this page while it is still packed in the zip file. Then the links below lead nowhere, "
    "because the other pages are not beside it yet."
)
START_STEPS = (
    "<strong>Windows:</strong> close this page. Right-click the zip file and choose “Extract All”.",
    "<strong>macOS:</strong> double-click the zip file.",
    "<strong>Linux:</strong> right-click the zip file and choose “Extract” or “Extract here”.",
    "<strong>iPhone and iPad:</strong> tap the zip file in the app “Files”.",
    "<strong>Android:</strong> tap the zip file in the app “Files” and choose “Extract”.",
)
START_OPEN = "Open the new folder, and this page in it."
START_THEN = "Then: open a page"
START_KNOW = "Good to know"
START_OFFLINE = (
    "These pages need no internet. Only a link to another website does. Nothing you do here is saved or sent, unless "
    "you ask a page to keep your answers. The files stay on this device, where others who use it can see them."
)
README_OPEN = (
    "1. Take everything out of the zip file first.\n"
    "2. Open {start} in a browser, such as Firefox, Chrome, Edge or Safari.\n"
    "3. Follow the links. You need no internet."
)
README_SAFE = (
    "These files stay on this device. Others who use it can see them.\n"
    "This is for learning. It is no diagnosis and no treatment."
)
README_LICENCE = (
    "You may share, print, translate and change the words and pictures ({licence}):\n"
    "say where they come from, and what you changed. The code is under the MIT licence.\n"
    "The licences of fonts and scripts are in site/assets/. The whole text:"
)
BUNDLE_VERSION = "Version {version}."
BUNDLE_DATE = "Made from the pages of {day}."
BUNDLE_NEWEST = "The newest version is at {address}"
DOWNLOAD_HAVE = "You have it already: you are reading the offline copy."
DOWNLOAD_ELSEWHERE = "The other files, and newer ones, are at {address}"
DOWNLOAD_FORMAT = "Format"
DOWNLOAD_SIZE = "Size"
DOWNLOAD_DATE = "Date"
DOWNLOAD_VERSION = "Version"
DOWNLOAD_NEEDS = "What it needs"
DOWNLOAD_CHECKSUM = "Checksum (SHA-256)"
DOWNLOAD_CHECKSUM_FILE = "its checksum"
DOWNLOADS = {
    "-offline.zip": {
        "title": "The whole site, to use offline",
        "about": "Every page, with search, quizzes, handouts, pictures and the parts for embedding.",
        "format": "A folder of web pages, packed as a zip file",
        "needs": "A browser. Take it out of the zip first.",
    },
    "-one-page.html": {
        "title": "All there is to learn, in one file",
        "about": "The learning pages with their questions, the words and the sources. Good for e-mail and portals.",
        "format": "One web page (HTML) with everything in it",
        "needs": "A browser. It opens by a tap or a double-click.",
    },
    ".epub": {
        "title": "The same as a book for e-readers",
        "about": "The pages, words and sources, in the type and size that you set on your reader.",
        "format": "E-book (EPUB 3)",
        "needs": "An e-reader, or an app for e-books. Questions show their answers at once where it cannot fold them.",
    },
}
