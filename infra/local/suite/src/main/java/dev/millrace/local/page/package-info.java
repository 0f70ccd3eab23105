/** The local suite's small web page: upload with pause and resume, live statuses, playback. */
@NullMarked
package dev.millrace.local.page;

import org.jspecify.annotations.NullMarked;
