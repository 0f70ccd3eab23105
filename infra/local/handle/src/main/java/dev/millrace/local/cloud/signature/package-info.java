/** AWS signatures of version 4, for stand-ins that do not verify them. */
@NullMarked
package dev.millrace.local.cloud.signature;

import org.jspecify.annotations.NullMarked;
