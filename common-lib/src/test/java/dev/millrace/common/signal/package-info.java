/** A CloudWatch that decodes what it gets, for the tests of every service. */
package dev.millrace.common.signal;
