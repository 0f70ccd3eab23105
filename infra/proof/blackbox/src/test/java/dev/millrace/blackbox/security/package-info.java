/** The suite under attack: every endpoint, webhook, signed URL and cookie misused; the page says what was answered. */
@NullMarked
package dev.millrace.blackbox.security;

import org.jspecify.annotations.NullMarked;
