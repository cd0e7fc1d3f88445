"""Workers: lease a prediction over HTTP, make its clip, and upload it."""
