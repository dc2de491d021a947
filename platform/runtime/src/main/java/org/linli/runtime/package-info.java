/** The life of modules: verified, installed, upgraded beside the version that serves, rolled back, removed. */
package org.linli.runtime;
