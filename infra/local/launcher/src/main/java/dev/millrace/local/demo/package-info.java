/** Acts like a user of the public API and the edge: uploads a video, waits for it, plays every rendition. */
@NullMarked
package dev.millrace.local.demo;

import org.jspecify.annotations.NullMarked;
