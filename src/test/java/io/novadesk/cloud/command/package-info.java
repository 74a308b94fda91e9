/** Tests of connecting, following and the true outcome of commands. */
@NullMarked
package io.novadesk.cloud.command;

import org.jspecify.annotations.NullMarked;
