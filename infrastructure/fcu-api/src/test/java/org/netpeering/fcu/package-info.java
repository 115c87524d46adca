/** The EC2-compatible dialect: a form comes in at the root path, XML goes out. */
@NullMarked
package org.netpeering.fcu;

import org.jspecify.annotations.NullMarked;
