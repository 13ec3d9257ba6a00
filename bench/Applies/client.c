/*
 * A client of libvirt's own library that does the work of an apply: it attaches NICs to stopped domains and reads each one back.
 *
 *   client URI define DOMAINS      defines the stopped domains bench-0, bench-1, …
 *   client URI attach NICS EACH    attaches NICS NICs, EACH per domain; prints the seconds, without connecting
 *   client URI undefine DOMAINS    removes the domains
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, virGetLastErrorMessage());
    exit(1);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static virDomainPtr find(virConnectPtr connection, int domain)
{
    char name[64];
    snprintf(name, sizeof(name), "bench-%d", domain);
    virDomainPtr found = virDomainLookupByName(connection, name);
    if (found == NULL)
        fail(name);
    return found;
}

static void define(virConnectPtr connection, int domain)
{
    char xml[512];
    snprintf(xml, sizeof(xml),
             "<domain type='qemu'><name>bench-%d</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>"
             "<os><type arch='x86_64' machine='q35'>hvm</type></os>"
             "<devices><emulator>/usr/bin/qemu-system-x86_64</emulator></devices></domain>", domain);
    virDomainPtr defined = virDomainDefineXML(connection, xml);
    if (defined == NULL)
        fail("define");
    virDomainFree(defined);
}

static void attach(virConnectPtr connection, int nic, int each)
{
    char mac[32];
    char xml[512];
    snprintf(mac, sizeof(mac), "52:54:%02x:%02x:%02x:%02x", nic >> 24 & 255, nic >> 16 & 255, nic >> 8 & 255, nic & 255);
    snprintf(xml, sizeof(xml),
             "<interface type='bridge'><mac address='%s'/><source bridge='br0'/><model type='virtio'/>"
             "<alias name='ua-nic-%d'/></interface>", mac, nic);
    virDomainPtr domain = find(connection, nic / each);
    if (virDomainAttachDeviceFlags(domain, xml, VIR_DOMAIN_AFFECT_CONFIG) < 0)
        fail("attach");
    char *found = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE);
    if (found == NULL || strstr(found, mac) == NULL)
        fail("read back");
    free(found);
    virDomainFree(domain);
}

static void undefine(virConnectPtr connection, int domain)
{
    virDomainPtr defined = find(connection, domain);
    if (virDomainUndefine(defined) < 0)
        fail("undefine");
    virDomainFree(defined);
}

int main(int count, char **arguments)
{
    if (count < 4) {
        fprintf(stderr, "usage: client URI define|attach|undefine COUNT [EACH]\n");
        return 2;
    }
    virConnectPtr connection = virConnectOpen(arguments[1]);
    if (connection == NULL)
        fail("connect");
    int total = atoi(arguments[3]);
    int each = count > 4 ? atoi(arguments[4]) : 1;
    double begin = now();
    for (int number = 0; number < total; number++) {
        if (strcmp(arguments[2], "define") == 0)
            define(connection, number);
        else if (strcmp(arguments[2], "attach") == 0)
            attach(connection, number, each);
        else
            undefine(connection, number);
    }
    printf("%.6f\n", now() - begin);
    virConnectClose(connection);
    return 0;
}
