/** Shared by every HTTP service of Millrace: problem responses, authentication, capacity, ids. */
@NullMarked
package dev.millrace.common.web;

import org.jspecify.annotations.NullMarked;
