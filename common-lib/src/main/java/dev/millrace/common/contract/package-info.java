/** What crosses between the services: the job, both webhooks, the internal calls and the closed lists of words in them. */
@NullMarked
package dev.millrace.common.contract;

import org.jspecify.annotations.NullMarked;
