/** What runs before the container: it reads the options, takes the data folder, and starts and stops Karaf on it. */
package org.linli.launch;
