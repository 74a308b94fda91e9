@NullMarked
package io.novadesk.demo;

import org.jspecify.annotations.NullMarked;
