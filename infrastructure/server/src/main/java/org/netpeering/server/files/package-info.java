/** Small text files that people write for the server. */
@NullMarked
package org.netpeering.server.files;

import org.jspecify.annotations.NullMarked;
