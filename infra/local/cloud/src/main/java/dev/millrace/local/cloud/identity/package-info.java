/** The local identity provider: an issuer with keys, discovery and tokens for any user. */
@NullMarked
package dev.millrace.local.cloud.identity;

import org.jspecify.annotations.NullMarked;
