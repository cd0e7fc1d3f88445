/* Triangles and what stands between them and the sun. */
#ifndef FILMGATE_MESH_H
#define FILMGATE_MESH_H

#include "kernel.h"

/* A point of a surface: position, normal, rest position (for texture), linear rgb, emission, gloss, strength
 * and scale of the texture, how much it is metal, how much it has a nap (cloth, fur), how far light goes into it
 * (skin, wax, leaves), and the number of its pattern. Twenty floats, so that vertices are mixed as plain vectors. */
enum { AT = 0, NORMAL = 3, REST = 6, RGB = 9, EMISSION = 12, GLOSS = 13, GRAIN = 14, SCALE = 15, METAL = 16,
       SHEEN = 17, SOFT = 18, PATTERN = 19, HIT = 20 };

/* Patterns, as in geometry/paint.py. From GLASS on, light goes through the surface: thin walls, solids, and films as of
 * soap; SOFT says how milky they are. */
enum { PLAIN = 0, WOOD = 1, MARBLE = 2, KNIT = 3, WEAVE = 4, FUR = 5, BRUSHED = 6, LEATHER = 7, BRICK = 8, SCALES = 9,
       FEATHERS = 10, SHINGLES = 11, WICKER = 12, PLANKS = 13, BOARDS = 14, FACADE = 15, BARK = 16, HAIR = 17,
       GLASS = 18, CRYSTAL = 19, FILM = 20 };

/* From PRINTED on, a pattern is a print on cloth, whose number is the lowest four bits of what is above it; 16: on a knit,
 * else on woven cloth; the rest: square roots of its second colour, six bits a channel. See geometry/prints.py. */
enum { PRINTED = 32 };
enum { STRIPES = 0, PINSTRIPES = 1, TARTANS = 2, GINGHAMS = 3, ARGYLES = 4, DOTS = 5, FLOWERS = 6, CAMOUFLAGES = 7,
       ROSETTES = 8, ZEBRAS = 9 };

static inline int clear(float pattern) { return pattern > GLASS - .5f && pattern < FILM + .5f; }

typedef struct {
  const float *surface;  /* [n][16] a hit for each vertex */
  const int32_t *faces;  /* [m][3] */
  float *screen;         /* [n][3] scratch: see fg_project */
  int32_t vertices, triangles;
  int32_t wound;         /* +1, -1: closed, its faces turn that way round seen from outside; 0: both sides show */
  int32_t clear;         /* whether light goes through some of it: see fg_project and glass.c */
} Mesh;

typedef struct {
  const float *depth;   /* size x size, distance towards the sun; -1e9 where nothing stands; NULL: no shadows */
  const float *coarse;  /* the greatest depth in and around each 8 x 8 block: what can be skipped */
  int32_t size;
  float rows[3][4];     /* world -> (u, v, towards the sun) */
  float strength;
  Tile mask;            /* 0..1: what lets the sun through between it and the scene; size 0: nothing is in the way */
  float across[2][4];   /* world -> (u, v) of the mask, texels; it repeats */
} ShadowMap;

#define NEAR .06f          /* metres before the eye: nothing nearer is drawn */
enum { FACE_BITS = 20 };   /* a pixel's face: number of the mesh << 20 | number of its triangle */

/* What corners contribute to a pixel at (x, y) and how that grows along the row: shares add up to 1 / depth,
 * and a quantity of the surface over the depth is the corners' quantities times their shares. */
typedef struct { float at[3], step[3]; } Shares;

/* a, b, c as fg_project leaves them. */
Shares shares(const float *a, const float *b, const float *c, float x, float y);

/* The rectangle of screen that the part of a triangle before the eye covers; 0 if there is none. */
int bounds(const float *a, const float *b, const float *c, float low[2], float high[2]);

/* Four pixels of a row at once, for triangles that are too small for longer loops. */
typedef float Four __attribute__((vector_size(16)));
typedef int32_t Choice __attribute__((vector_size(16)));

/* The first and the last of the pixels first..end whose middles a side of a triangle's rectangle reaches: most small
 * triangles reach none. The margin is that of rounded shares. */
static inline void middles(float low, float high, int first, int end, int *from, int *to) {
  float margin = 1e-3f + 2e-4f * (high - low);
  low = clampf(low - margin, (float)first, (float)end); high = clampf(high + margin, (float)first - 1.f, (float)end - 1.f);
  *from = (int)ceilf(low);
  *to = (int)floorf(high);
}

enum { CHUNK = 256 };  /* points that are shaded together: their buffers fit the first-level cache */

/* 0 in the sun .. 1 in full shadow for n <= CHUNK points: 3 x 3 taps, `spread` texels apart, and the mask. */
void occlude(const ShadowMap *map, int n, const float *x, const float *y, const float *z, float bias, int spread,
             float *out);

/* How open pixels of a small picture are, 1 .. 0 in a corner: see occlusion.c. */
typedef struct {
  const float *share;   /* [height][width]; NULL: everything is open */
  const float *depth;   /* of the same pixels */
  int32_t width, height;
} Openness;

/* Openness of n pixels of row y, from that of the four around each which is nearest in depth. */
void openness(const Openness *small, int n, const int32_t *x, int y, const float *depth, float *out);

#endif
