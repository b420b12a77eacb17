"""The app in a browser on this computer: the server, its page, and a process for each tab."""
