/** AWS signatures of version 4, for the stand-ins that check none themselves. */
@NullMarked
package dev.millrace.local.cloud.signature;

import org.jspecify.annotations.NullMarked;
