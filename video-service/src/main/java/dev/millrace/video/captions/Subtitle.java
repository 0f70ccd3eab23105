package dev.millrace.video.captions;

/**
 * Captions of one language, as a master playlist or manifest names them.
 *
 * @param language BCP 47
 * @param name for the viewer; different from every other one's
 * @param playlistUri HLS media playlist, relative to the master
 * @param fileUri the whole WebVTT file, relative to the manifest
 */
record Subtitle(String language, String name, String playlistUri, String fileUri) {}
