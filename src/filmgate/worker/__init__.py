"""Workers: lease over HTTP, make the clip, hand it over."""
