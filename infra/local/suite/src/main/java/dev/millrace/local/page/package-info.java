/** The small web page of the local suite: upload with pause and resume, live statuses, playback. */
@NullMarked
package dev.millrace.local.page;

import org.jspecify.annotations.NullMarked;
