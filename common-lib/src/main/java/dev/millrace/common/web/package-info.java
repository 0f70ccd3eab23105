/** What every HTTP face of Millrace has alike: problem responses, who the caller is, ids. */
@NullMarked
package dev.millrace.common.web;

import org.jspecify.annotations.NullMarked;
