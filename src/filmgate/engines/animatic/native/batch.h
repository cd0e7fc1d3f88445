/* Pixels that are shaded together, from one row: short passes over its arrays become vector code. */
#ifndef FILMGATE_BATCH_H
#define FILMGATE_BATCH_H

#include "mesh.h"

typedef struct {
  const float *at;      /* [n][7] x y z, r g b, falloff per square metre */
  int32_t count;
} Lights;

/* What a scene looks like from its middle, for mirrors: octahedral maps with a border of one texel, packed
 * 10-10-10 as square roots of light / 8; the first is sharp, each further one softer. */
typedef struct {
  const uint32_t *data;   /* [levels][size + 2][size + 2] */
  int32_t size, levels;
} Surroundings;

typedef struct {
  int32_t x[CHUNK], face[CHUNK];
  float z[CHUNK], hit[HIT][CHUNK];
  float tone[CHUNK], rough[CHUNK], view[3][CHUNK], dist[CHUNK], facing[CHUNK], shadow[CHUNK], open[CHUNK];
  float wrap[CHUNK], takes[CHUNK];  /* of lamps: see light.c */
  float shift[CHUNK];               /* of hair alone: how far its highlight is moved along the strands */
  int combed;      /* there is hair */
  int matt, dull;  /* nothing here mirrors a window; nothing mirrors a lamp */
  float light[3][CHUNK], shine[3][CHUNK];  /* on the colour of the surface; beside it */
} Batch;

enum { LANES = 8 };

/* The least and the greatest of n numbers, n > 0. */
static inline void extent(const float *of, int n, float *least, float *greatest) {
  float low[LANES], high[LANES];
  int i = 0;
  for (int l = 0; l < LANES; l++) low[l] = high[l] = of[0];
  for (; i + LANES <= n; i += LANES)
    for (int l = 0; l < LANES; l++) { low[l] = minf(low[l], of[i + l]); high[l] = maxf(high[l], of[i + l]); }
  for (; i < n; i++) { low[0] = minf(low[0], of[i]); high[0] = maxf(high[0], of[i]); }
  *least = low[0]; *greatest = high[0];
  for (int l = 1; l < LANES; l++) { *least = minf(*least, low[l]); *greatest = maxf(*greatest, high[l]); }
}

static inline float greatest(const float *of, int n) {
  float least, most;
  extent(of, n, &least, &most);
  return most;
}

/* Points of the n pixels of row y that are taken: the quantities of the surfaces there. */
void interpolated(const Mesh *meshes, int W, int y, int n, Batch *p);

/* Unit normals that face the eye, and how much. */
void turned(const Camera *cam, int n, Batch *p);

/* What stands between them and the sun. */
void cast(const ShadowMap *map, int n, Batch *p);

/* How much of a texture with `period` texels survives in a pixel: none where it spans more than half a period. */
static inline float kept(float texels, float period) { return unit(1.5f - 2.f * texels / period); }

/* Textures and patterns: they turn the normal, and vary colour, tone and roughness. `pixel`: radians that one spans. */
void texture(const Mesh *meshes, Tile detail, float pixel, int n, Batch *p);

/* The pattern `kind`, which lies in rows, on pixel i; wide: metres that it spans. */
void in_rows(const Mesh *meshes, Tile detail, int kind, float wide, int i, Batch *p);

/* The print on pixel i of n; wide: metres that it spans. */
void printed(Tile detail, float wide, int n, int i, Batch *p);

/* What the sun, the air and the surroundings send to the eye, into `light` and `shine`. */
void sunlight(const Air *air, const Surroundings *around, int n, Batch *p);

/* What the lamps add. */
void lamplight(const Lights *lights, int n, Batch *p);

#endif
