@NullMarked
package io.novadesk.demo.http;

import org.jspecify.annotations.NullMarked;
