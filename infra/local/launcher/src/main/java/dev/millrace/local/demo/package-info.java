/** Does what a user does, through the public API and the edge only: upload a video, wait for it, play every rendition. */
@NullMarked
package dev.millrace.local.demo;

import org.jspecify.annotations.NullMarked;
