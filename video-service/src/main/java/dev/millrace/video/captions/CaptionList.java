package dev.millrace.video.captions;

import java.util.List;

/** All captions of a video, by language. */
record CaptionList(List<CaptionView> items) {}
