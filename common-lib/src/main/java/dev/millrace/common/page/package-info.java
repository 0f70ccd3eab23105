/** Long lists page by page: what fits, and after which place the next page begins. */
@NullMarked
package dev.millrace.common.page;

import org.jspecify.annotations.NullMarked;
