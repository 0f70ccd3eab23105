/** By which names this machine is called, and that it answers to no other. */
@NullMarked
package dev.millrace.local.cloud.host;

import org.jspecify.annotations.NullMarked;
