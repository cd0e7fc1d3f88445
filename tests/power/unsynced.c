/* What a power cut leaves: a copy of each file as it was when it was synced last, and of each folder's names.
 *
 * Preloaded into a process. Folders and files below UNSYNCED_ROOT are watched; UNSYNCED_KEEP is where copies go:
 * f-<inode> is a file's content, d-<inode> a folder's names, a line each: kind, inode, name. Whatever was written
 * or named and not synced since is in no copy.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int watched(int fd) {
    char link[64], path[PATH_MAX];
    const char *root = getenv("UNSYNCED_ROOT");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (!root || length < 0) return 0;
    path[length] = 0;
    size_t below = strlen(root);
    return strncmp(path, root, below) == 0 && (path[below] == '/' || path[below] == 0);
}

/* A copy is whole or not there: it is written aside, then named. */
static FILE *begin(char kind, ino_t inode, char *aside, char *name) {
    const char *keep = getenv("UNSYNCED_KEEP");
    if (!keep) return NULL;
    snprintf(name, PATH_MAX, "%s/%c-%lu", keep, kind, (unsigned long)inode);
    snprintf(aside, PATH_MAX, "%s/.%c-%lu-%d-%d", keep, kind, (unsigned long)inode, getpid(), gettid());
    return fopen(aside, "wb");
}

static int file(int fd, ino_t inode) {
    char aside[PATH_MAX], name[PATH_MAX], block[65536];
    FILE *copy = begin('f', inode, aside, name);
    if (!copy) return -1;
    char from[64];
    snprintf(from, sizeof from, "/proc/self/fd/%d", fd);
    int again = open(from, O_RDONLY); /* fd may be open for writing alone */
    ssize_t got;
    off_t at = 0;
    while (again >= 0 && (got = pread(again, block, sizeof block, at)) > 0) {
        fwrite(block, 1, (size_t)got, copy);
        at += got;
    }
    if (again >= 0) close(again);
    fclose(copy);
    return rename(aside, name);
}

static int folder(int fd, ino_t inode) {
    char aside[PATH_MAX], name[PATH_MAX];
    FILE *copy = begin('d', inode, aside, name);
    if (!copy) return -1;
    int again = openat(fd, ".", O_RDONLY | O_DIRECTORY);
    DIR *names = again < 0 ? NULL : fdopendir(again);
    struct dirent *one;
    while (names && (one = readdir(names))) {
        struct stat about;
        if (!strcmp(one->d_name, ".") || !strcmp(one->d_name, "..")) continue;
        if (fstatat(fd, one->d_name, &about, AT_SYMLINK_NOFOLLOW)) continue;
        char kind = S_ISDIR(about.st_mode) ? 'd' : 'f';
        fprintf(copy, "%c %lu %s\n", kind, (unsigned long)about.st_ino, one->d_name);
    }
    if (names) closedir(names);
    fclose(copy);
    return rename(aside, name);
}

static int synced(int fd) {
    struct stat about;
    if (fstat(fd, &about)) return -1;
    if (!watched(fd)) return 0;
    return S_ISDIR(about.st_mode) ? folder(fd, about.st_ino) : file(fd, about.st_ino);
}

int fsync(int fd) { return synced(fd); }
int fdatasync(int fd) { return synced(fd); }
