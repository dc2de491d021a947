/**
 * Pages of the console and of modules: what a page says, in the words of a template; the frame round it and the parts that pages share come
 * from the console.
 */
@Export
@Version("1.0.0")
package org.linli.api.pages;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
