/** A command on a server: sent once and followed to its true outcome. */
@NullMarked
package io.novadesk.cloud.command;

import org.jspecify.annotations.NullMarked;
